package dev.berth.engine.actors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which agents are cut off, and what is to be done for each once it is connected again. */
final class Connections {
  private final Map<Integer, List<Runnable>> held = new LinkedHashMap<>();

  /** From now on nothing passes between the control plane and this agent. */
  void cut(int instance) {
    held.putIfAbsent(instance, new ArrayList<>());
  }

  boolean isAnyCut() {
    return !held.isEmpty();
  }

  boolean isCut(int instance) {
    return isAnyCut() && held.containsKey(instance);
  }

  /** Keeps what would have passed. */
  void hold(int instance, Runnable message) {
    held.getOrDefault(instance, new ArrayList<>()).add(message);
  }

  /** The agent is no more, and with it what was held. */
  void drop(int instance) {
    held.remove(instance);
  }

  /** The agent is connected again: all that was held passes now, in its order. */
  void restore(int instance) {
    List<Runnable> messages = held.remove(instance);
    if (messages != null) {
      messages.forEach(Runnable::run);
    }
  }
}
