package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.berth.engine.Parallelism;
import dev.berth.engine.record.Summary;
import dev.berth.engine.time.Pace;
import dev.berth.scenarios.expectation.Expectation;
import dev.berth.scenarios.runner.JointVerdicts;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.RunOutcome;
import dev.berth.scenarios.runner.ScenarioRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The published comparison of six policies on a GPU cluster, ten seeds each. */
class OpenbTableTest {
  private static final int SEEDS = 10;
  private static final double POINT = 1;

  /** The published table, from the worst policy to the best: percent of GPUs allocated. */
  private static final List<Published> TABLE =
      List.of(
          new Published("random", 86.30, 87.47),
          new Published("dot-product", 90.62, 90.85),
          new Published("gpu-clustering", 91.65, 91.88),
          new Published("gpu-packing", 91.78, 92.00),
          new Published("best-fit", 92.86, 93.08),
          new Published("fgd", 95.23, 95.39));

  /** Means of ten seeds when 100 % of the GPUs have been asked for, and 130 %. */
  private record Published(String policy, double at100, double at130) {}

  @Tag("long")
  @Test
  void policies_overTenSeeds_haveThePublishedMeansInThePublishedOrder() throws ScenarioException {
    List<Double> at100 = new ArrayList<>();
    List<Double> at130 = new ArrayList<>();
    for (Published published : TABLE) {
      List<RunOutcome> runs = runs(published.policy());
      at100.add(mean(runs, summary -> summary.fullDemand().gpu()));
      at130.add(mean(runs, summary -> summary.reservedAtEnd().gpu()));

      assertThat(at100.getLast())
          .as(published.policy())
          .isCloseTo(published.at100(), within(POINT));
      assertThat(at130.getLast())
          .as(published.policy())
          .isCloseTo(published.at130(), within(POINT));
      assertThat(runs.getFirst().expectations()).hasSize(4).allMatch(Expectation.Outcome::met);
    }

    assertThat(at100).isSorted();
    assertThat(at130).isSorted();
  }

  private static List<RunOutcome> runs(String policy) throws ScenarioException {
    Scenario scenario =
        ScenarioReader.read(
            Path.of("library", "openb-fgd.yaml"), List.of("placement.policy=" + policy));
    List<RunOutcome> runs = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      RunOptions options =
          new RunOptions(
              OptionalLong.of(seed), Parallelism.SINGLE, Pace.BATCH, List.of(), () -> false);
      runs.add(ScenarioRunner.run(scenario, options));
    }
    return JointVerdicts.judge(scenario.expectations(), runs);
  }

  private static double mean(List<RunOutcome> runs, ToDoubleFunction<Summary> share) {
    return 100
        * runs.stream()
            .mapToDouble(run -> share.applyAsDouble(run.result().summary()))
            .average()
            .orElseThrow();
  }
}
