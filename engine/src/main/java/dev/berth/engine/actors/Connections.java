package dev.berth.engine.actors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which agents are cut off, and what is to be done for each once it is connected again. */
final class Connections {
  private final Map<Integer, Cut> cuts = new LinkedHashMap<>();
  private long last;

  /** An agent that is cut off, with what would have passed. */
  private record Cut(long number, List<Runnable> held) {}

  /** From now on nothing passes between the control plane and this agent; the cut's number. */
  long cut(int instance) {
    return cuts.computeIfAbsent(instance, _ -> new Cut(++last, new ArrayList<>())).number();
  }

  boolean isAnyCut() {
    return !cuts.isEmpty();
  }

  boolean isCut(int instance) {
    return isAnyCut() && cuts.containsKey(instance);
  }

  /** Whether the agent has been out of reach ever since the cut of this number. */
  boolean isSince(int instance, long number) {
    Cut cut = cuts.get(instance);
    return cut != null && cut.number() == number;
  }

  /** Keeps what would have passed; the agent must be cut off. */
  void hold(int instance, Runnable message) {
    Cut cut = cuts.get(instance);
    if (cut == null) {
      throw new IllegalStateException("the agent of instance " + instance + " is connected");
    }
    cut.held().add(message);
  }

  /** Nothing will ever pass again: the agent is no more, or no longer of the cluster. */
  void drop(int instance) {
    cuts.remove(instance);
  }

  /** The agent is connected again: all that was held passes now, in its order. */
  void restore(int instance) {
    Cut cut = cuts.remove(instance);
    if (cut != null) {
      cut.held().forEach(Runnable::run);
    }
  }
}
