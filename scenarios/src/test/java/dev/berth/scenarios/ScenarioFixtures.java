package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** Scenarios for tests. */
public final class ScenarioFixtures {
  /** A small scenario; what follows is appended to its workload {@code jobs}. */
  public static final String BEGINNING =
      """
      name: small
      cluster:
        instances:
          nodes: {type: m5.large, count: 2}
      taskDefinitions:
        job: {cpu: 1 vCPU, memory: 1 GB}
      workloads:
        jobs:
          taskDefinition: job
      """;

  /** A small scenario that is complete. */
  public static final String SMALL =
      BEGINNING + "    arrivals: {process: constant, rate: 1/s, limit: 3}\n    runTime: 10s\n";

  private ScenarioFixtures() {}

  /** The directory of this package's test resources. */
  public static Path resources() {
    return Path.of("src/test/resources/dev/berth/scenarios");
  }

  /** The scenario in a text with overrides. */
  public static Scenario read(String text, String... overrides) throws ScenarioException {
    return ScenarioReader.read("test.yaml", text, resources(), List.of(overrides));
  }

  /** What is said about a text that is no scenario. */
  public static String refusal(String text, String... overrides) {
    ScenarioException refusal =
        catchThrowableOfType(ScenarioException.class, () -> read(text, overrides));
    return String.valueOf(Objects.requireNonNull(refusal, "accepted").getMessage());
  }

  /** The first workload of a scenario's world. */
  public static Workload workload(Scenario scenario) {
    return scenario.toWorld(OptionalLong.empty()).workloads().getFirst();
  }

  /** All arrivals of a workload. */
  public static List<Arrival> arrivals(Workload workload) {
    List<Arrival> arrivals = new ArrayList<>();
    try (ArrivalSource source = workload.arrivals().get()) {
      for (Arrival arrival = source.next(); arrival != null; arrival = source.next()) {
        arrivals.add(arrival);
      }
    }
    return arrivals;
  }
}
