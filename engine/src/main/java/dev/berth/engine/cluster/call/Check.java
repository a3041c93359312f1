package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the checks of a call. */
public interface Check {
  /** What ECS answers if the call is wrong in this; {@code null} if it is not. */
  @Nullable EcsError error();

  /** What the first of these checks finds that finds anything. */
  static @Nullable EcsError first(Check... checks) {
    for (Check check : checks) {
      EcsError error = check.error();
      if (error != null) {
        return error;
      }
    }
    return null;
  }

  /** ECS's answer to most of what is wrong. */
  static EcsError invalid(String message) {
    return new EcsError.InvalidParameterException(message);
  }

  /** An error unless this holds. */
  static @Nullable EcsError that(boolean holds, String message) {
    return holds ? null : invalid(message);
  }

  /** An error unless a value that is given is one of these words. */
  static @Nullable EcsError oneOf(String member, @Nullable String value, List<String> words) {
    return value == null || words.contains(value)
        ? null
        : invalid("%s is '%s', expected one of %s".formatted(member, value, words));
  }

  /** An error unless a number that is given is within these bounds. */
  static @Nullable EcsError within(String member, @Nullable Integer value, int least, int most) {
    return value == null || (value >= least && value <= most)
        ? null
        : invalid("%s is %d, expected %d to %d".formatted(member, value, least, most));
  }
}
