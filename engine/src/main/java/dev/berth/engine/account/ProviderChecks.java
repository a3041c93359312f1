package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.capacity.ManagedScaling;
import dev.berth.engine.capacity.ScalingSettings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What calls may say of a capacity provider. */
final class ProviderChecks {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final List<String> RESERVED = List.of("aws", "ecs", "fargate");
  private static final List<String> SWITCH = List.of("ENABLED", "DISABLED");
  private static final int MOST_STEP = 10_000;
  private static final int MOST_WARMUP = 10_000;
  private static final long NANOS = 1_000_000_000L;

  private ProviderChecks() {}

  static @Nullable EcsError name(@Nullable String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      return new InvalidParameterException(
          "capacity provider name '%s' is not 1 to 255 letters, digits, underscores and hyphens"
              .formatted(name));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return RESERVED.stream().anyMatch(lower::startsWith)
        ? new ClientException(
            "The specified capacity provider name is invalid. Up to 255 characters are allowed,"
                + " including letters (upper and lowercase), numbers, underscores, and hyphens."
                + " The name cannot be prefixed with \"aws\", \"ecs\", or \"fargate\". Specify a"
                + " valid name and try again.")
        : null;
  }

  static @Nullable EcsError isSwitch(String member, @Nullable String value) {
    return value == null || SWITCH.contains(value)
        ? null
        : new InvalidParameterException(
            "%s is '%s', expected one of %s".formatted(member, value, SWITCH));
  }

  static @Nullable EcsError scaling(@Nullable ManagedScaling scaling) {
    if (scaling == null) {
      return null;
    }
    EcsError ofStatus = isSwitch("managedScaling status", scaling.status());
    if (ofStatus != null) {
      return ofStatus;
    }
    EcsError ofTarget = within("targetCapacity", scaling.targetCapacity(), 1, 100);
    if (ofTarget != null) {
      return ofTarget;
    }
    EcsError least =
        within("minimumScalingStepSize", scaling.minimumScalingStepSize(), 1, MOST_STEP);
    if (least != null) {
      return least;
    }
    EcsError most =
        within("maximumScalingStepSize", scaling.maximumScalingStepSize(), 1, MOST_STEP);
    if (most != null) {
      return most;
    }
    EcsError warmup =
        within("instanceWarmupPeriod", scaling.instanceWarmupPeriod(), 0, MOST_WARMUP);
    if (warmup != null) {
      return warmup;
    }
    Integer min = scaling.minimumScalingStepSize();
    Integer max = scaling.maximumScalingStepSize();
    return min != null && max != null && min > max
        ? new InvalidParameterException(
            "minimumScalingStepSize %d is above maximumScalingStepSize %d".formatted(min, max))
        : null;
  }

  /** Settings with what a call says of them; what it leaves out stays. */
  static ScalingSettings merged(ScalingSettings before, @Nullable ManagedScaling given) {
    if (given == null) {
      return before;
    }
    Integer warmup = given.instanceWarmupPeriod();
    return new ScalingSettings(
        !"DISABLED".equals(given.status()),
        or(given.targetCapacity(), before.targetCapacity()),
        or(given.minimumScalingStepSize(), before.minimumStep()),
        or(given.maximumScalingStepSize(), before.maximumStep()),
        warmup == null ? before.warmupNanos() : warmup * NANOS);
  }

  private static int or(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  private static @Nullable EcsError within(
      String member, @Nullable Integer value, int least, int most) {
    return value == null || (value >= least && value <= most)
        ? null
        : new InvalidParameterException(
            "%s is %d, expected %d to %d".formatted(member, value, least, most));
  }
}
