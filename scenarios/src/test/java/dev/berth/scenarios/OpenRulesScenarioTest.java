package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.OpenRules;
import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.time.Pace;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a scenario says where the documents leave open how ECS behaves. */
class OpenRulesScenarioTest {
  private static final String MEMBER_OF = "[{type: memberOf, expression: 'attribute:rack != r1'}]";

  @Test
  void rules_unsaid_areTheMostLikely() throws ScenarioException {
    assertThat(world().rules()).isEqualTo(OpenRules.DEFAULT);
  }

  @Test
  void missingAttribute_thatFails_keepsTasksOffInstancesWithoutIt() throws ScenarioException {
    String fails = "placement.missingAttribute=fails";
    String ofPlacement = "placement.constraints=" + MEMBER_OF;
    String ofDefinition = "taskDefinitions.job.placementConstraints=" + MEMBER_OF;
    String racked = "cluster.instances.nodes.attributes.rack=r2";

    assertThat(world(fails).rules().missingAttribute()).isEqualTo(MissingAttribute.FAILS);
    for (String constraint : List.of(ofPlacement, ofDefinition)) {
      assertThat(placed(constraint)).isEqualTo(3);
      assertThat(placed(constraint, fails)).isZero();
      assertThat(placed(constraint, fails, racked)).isEqualTo(3);
    }
  }

  @Test
  void release_byLastStatus_holdsResourcesUntilTasksHaveStopped() throws ScenarioException {
    String late = "cluster.release=last-status";
    String slow = "timing={base: instant, stop: 60s}";
    String one = "cluster.instances.nodes.count=1";
    String wholeInstance = "taskDefinitions.job.cpu=2 vCPU";
    String later = "workloads.jobs.arrivals={process: constant, rate: 2/min, limit: 2}";

    assertThat(world(late).rules().release()).isEqualTo(ReleaseRule.LAST_STATUS);
    assertThat(placed(slow, one, wholeInstance, later)).isEqualTo(2);
    assertThat(placed(slow, one, wholeInstance, later, late)).isEqualTo(1);
  }

  @Test
  void missingAttribute_misspelt_isRefusedWithTheNearestWord() {
    assertThat(refusal(SMALL, "placement.missingAttribute=fail")).contains("did you mean 'fails'?");
  }

  private static long placed(String... overrides) throws ScenarioException {
    return run(overrides).summary().tasks().placed();
  }

  private static RunResult run(String... overrides) throws ScenarioException {
    String[] all = Arrays.copyOf(overrides, overrides.length + 1);
    all[overrides.length] = "workloads.jobs.whenFull=drop";
    try (World world = new World(world(all), Parallelism.SINGLE, List.of())) {
      return world.run(Pace.BATCH, () -> false);
    }
  }

  private static WorldSpecification world(String... overrides) throws ScenarioException {
    return read(SMALL, overrides).toWorld(OptionalLong.empty());
  }
}
