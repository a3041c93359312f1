package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.Parallelism;
import dev.berth.engine.packing.Packing;
import dev.berth.engine.time.Pace;
import dev.berth.scenarios.expectation.Expectation;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.RunOutcome;
import dev.berth.scenarios.runner.ScenarioRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs what is shipped: the expectations hold, the exact ones for every setting they know. */
class LibraryRunTest {
  private static final String COUNT = "cluster.instances.nodes.count=";
  private static final String POLICY = "placement.policy=";

  @Test
  void quickstart_run_meetsItsExpectations() throws ScenarioException {
    checkFile("quickstart");
  }

  @Test
  void coldStart_run_hasTheTimesOfItsComment() throws ScenarioException {
    checkFile("cold-start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "burst", "queue"})
  void template_run_meetsItsExpectations(String name) throws ScenarioException {
    String text = ScenarioTemplates.text(name);

    check(ScenarioReader.read(name + ".yaml", text, Path.of(""), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runtask-quota",
        "throttled-clients",
        "rolling-deployment",
        "circuit-breaker",
        "daemon-rollout"
      })
  void scenario_ofTheControlPlane_meetsItsExpectations(String name) throws ScenarioException {
    checkFile(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "1s", "5s", "2m"})
  void staleSchedulers_withThatStaleness_haveTheConflictsOfTheirComment(String staleness)
      throws ScenarioException {
    checkFile(
        "stale-schedulers",
        "workloads.queries.scheduler.staleness=" + staleness,
        "workloads.batches.scheduler.staleness=" + staleness);
  }

  @Test
  void openbFgd_withItsOwnSeed_staysWithinAPointOfThePublishedMeans() throws ScenarioException {
    checkFile("openb-fgd");
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {277, 250, 200})
  void surf2022_withThatManyNodes_hasTheWaitsOfAnExactReplay(int nodes) throws ScenarioException {
    checkFile("surf-2022", COUNT + nodes);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "1000, first-fit",
    "1000, binpack-cpu",
    "1000, binpack-memory",
    "600, first-fit",
    "600, binpack-cpu",
    "600, binpack-memory",
    "600, spread-instance",
    "400, first-fit",
    "400, binpack-cpu",
    "400, binpack-memory",
    "400, spread-instance",
  })
  void azure2017_withThatPool_hasTheCountsOfAnExactReplay(int nodes, String policy)
      throws ScenarioException {
    checkFile("azure-2017", COUNT + nodes, POLICY + policy);
  }

  private static void checkFile(String name, String... overrides) throws ScenarioException {
    Path file = Path.of("library", name + ".yaml");

    check(ScenarioReader.read(file, List.of(overrides)));
  }

  private static void check(Scenario scenario) {
    RunOptions options =
        new RunOptions(
            OptionalLong.empty(), Parallelism.SINGLE, Pace.BATCH, List.of(), () -> false);
    RunOutcome outcome = ScenarioRunner.run(scenario, options);

    assertThat(outcome.expectations()).isNotEmpty().allMatch(Expectation.Outcome::met);
    Packing packing = outcome.result().summary().packing();
    assertThat(packing.neededByVolume()).isPositive();
    assertThat(packing.instancesNeeded())
        .isBetween(packing.neededByVolume(), packing.instancesInUse());
  }
}
