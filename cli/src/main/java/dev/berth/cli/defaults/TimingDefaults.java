package dev.berth.cli.defaults;

import dev.berth.cli.terminal.Table;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.random.Distribution;
import dev.berth.reports.Numbers;
import java.util.List;

/** The stages of the timing profile {@code realistic}, each with its source. */
final class TimingDefaults {
  private TimingDefaults() {}

  static Table table() {
    TimingProfile profile = TimingProfile.REALISTIC;
    return new Table(
        List.of("stage", "default", "source"),
        List.of(
            stage("network", profile.network(), "assumed: two hops inside one region"),
            stage(
                "provision",
                profile.provision(),
                "ECS best practices: attaching an interface takes several seconds; agent logs: 3"
                    + " s"),
            stage(
                "start",
                profile.start(),
                "between a cached start (1 to 5 s) and a first pull (10 to 20 s) on EC2"),
            stage("activate", profile.activate(), "assumed: target registration and first check"),
            stage(
                "deactivate",
                profile.deactivate(),
                "assumed: a drain that ends early; the load balancer's own limit is 300 s"),
            stage("stop", profile.stop(), "assumed: a container that heeds its stop signal"),
            stage("deprovision", profile.deprovision(), "assumed: as long as attaching"),
            stage(
                "retention",
                profile.retention(),
                "ECS API: stopped tasks can be described for at least an hour"),
            stage(
                "agentLoss",
                profile.agentLoss(),
                "assumed: an agent says something every one or two minutes"),
            stage("attachVolume", profile.attachVolume(), "assumed: create, attach and mount"),
            stage("detachVolume", profile.detachVolume(), "assumed: less than attaching")));
  }

  private static List<Object> stage(String name, Distribution distribution, String source) {
    return List.of("timing." + name, text(distribution), source);
  }

  private static String text(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Constant(double value) -> seconds(value);
      case Distribution.Uniform(double low, double high) ->
          "uniform from " + seconds(low) + " to " + seconds(high);
      case Distribution.Exponential(double mean) -> "exponential, mean " + seconds(mean);
      case Distribution.LogNormal(double median, double sigma) ->
          "log-normal, median " + seconds(median) + ", sigma " + Numbers.plain(sigma);
      case Distribution.Pareto(double minimum, double shape) ->
          "Pareto, minimum " + seconds(minimum) + ", shape " + Numbers.plain(shape);
      case Distribution.Weibull(double scale, double shape) ->
          "Weibull, scale " + seconds(scale) + ", shape " + Numbers.plain(shape);
      case Distribution.Shifted(double by, Distribution base) -> seconds(by) + " + " + text(base);
    };
  }

  private static String seconds(double seconds) {
    return Numbers.duration(seconds);
  }
}
