package dev.berth.engine;

import dev.berth.engine.input.ScriptedChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happens to instances and services while the world runs.
 *
 * @param registrations when the instances of groups register that are not there from the start, by
 *     the group's name
 * @param changes in any order; those of one time happen in theirs
 * @param calls in any order; those of one time are made in theirs
 */
public record Script(
    Map<String, Registration> registrations,
    List<ScriptedChange> changes,
    List<ScriptedCall> calls) {
  /** Nothing happens to them. */
  public static final Script NONE = new Script(Map.of(), List.of(), List.of());

  public Script {
    registrations = new TreeMap<>(registrations);
    changes = List.copyOf(changes);
    calls = List.copyOf(calls);
  }

  /**
   * When the instances of a group register.
   *
   * @param atNanos the first one, since the world's epoch
   * @param everyNanos from each to the next
   */
  public record Registration(long atNanos, long everyNanos) {
    /** There from the start. */
    public static final Registration AT_START = new Registration(0, 0);

    public Registration {
      if (atNanos < 0 || everyNanos < 0) {
        throw new IllegalArgumentException(
            "registration at %d ns, every %d ns".formatted(atNanos, everyNanos));
      }
    }

    /** When the instance with this number in its group registers. */
    long of(int number) {
      return atNanos + everyNanos * number;
    }
  }

  /** When the instance with this index in a group registers. */
  long registrationOf(InstanceGroup group, int index) {
    return registrations
        .getOrDefault(group.name(), Registration.AT_START)
        .of(group.firstNumber() + index);
  }
}
