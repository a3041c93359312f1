package dev.berth.scenarios.assembly;

import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.random.Distribution;
import dev.berth.scenarios.spec.DurationSpec;
import dev.berth.scenarios.spec.RunTimeSpec;
import dev.berth.scenarios.spec.TimingSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations of a scenario to distributions of seconds. */
final class Distributions {
  private Distributions() {}

  /** A run time; {@code null} stands for ever. */
  static @Nullable Distribution of(RunTimeSpec spec) {
    return switch (spec) {
      case RunTimeSpec.Endless() -> null;
      case DurationSpec duration -> of(duration);
    };
  }

  /** A duration. */
  static Distribution of(DurationSpec spec) {
    return switch (spec) {
      case DurationSpec.Constant(Duration value) -> new Distribution.Constant(seconds(value));
      case DurationSpec.Uniform(Duration low, Duration high) ->
          new Distribution.Uniform(seconds(low), seconds(high));
      case DurationSpec.Exponential(Duration mean) -> new Distribution.Exponential(seconds(mean));
      case DurationSpec.LogNormal(Duration median, double sigma) ->
          new Distribution.LogNormal(seconds(median), sigma);
      case DurationSpec.Pareto(Duration minimum, double shape) ->
          new Distribution.Pareto(seconds(minimum), shape);
      case DurationSpec.Weibull(Duration scale, double shape) ->
          new Distribution.Weibull(seconds(scale), shape);
      case DurationSpec.Shifted(Duration by, DurationSpec base) ->
          new Distribution.Shifted(seconds(by), of(base));
    };
  }

  /** A timing profile. */
  static TimingProfile of(TimingSpec spec) {
    TimingProfile base =
        switch (spec.base()) {
          case REALISTIC -> TimingProfile.REALISTIC;
          case BRISK -> TimingProfile.BRISK;
          case INSTANT -> TimingProfile.INSTANT;
        };
    TimingProfile own =
        new TimingProfile(
            base.name(),
            or(spec.network(), base.network()),
            or(spec.provision(), base.provision()),
            or(spec.start(), base.start()),
            or(spec.activate(), base.activate()),
            or(spec.deactivate(), base.deactivate()),
            or(spec.stop(), base.stop()),
            or(spec.deprovision(), base.deprovision()),
            or(spec.retention(), base.retention()),
            or(spec.agentLoss(), base.agentLoss()),
            or(spec.attachVolume(), base.attachVolume()),
            or(spec.detachVolume(), base.detachVolume()));
    return own.equals(base) ? base : named("own", own);
  }

  private static TimingProfile named(String name, TimingProfile profile) {
    return new TimingProfile(
        name,
        profile.network(),
        profile.provision(),
        profile.start(),
        profile.activate(),
        profile.deactivate(),
        profile.stop(),
        profile.deprovision(),
        profile.retention(),
        profile.agentLoss(),
        profile.attachVolume(),
        profile.detachVolume());
  }

  private static Distribution or(@Nullable DurationSpec given, Distribution base) {
    return given == null ? base : of(given);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
