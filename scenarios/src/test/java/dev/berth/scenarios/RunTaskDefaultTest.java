package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rule.placement-default-of-run-task")
class RunTaskDefaultTest {
  private static final String ZONE_SPREAD = "placement.runTaskDefault=zone-spread";

  @Test
  void placement_withoutStrategies_isRandomUnlessTheScenarioSaysOtherwise()
      throws ScenarioException {
    assertThat(workload(read(SMALL)).policies()).containsExactly(new RandomChoice());
    assertThat(workload(read(SMALL, ZONE_SPREAD)).policies())
        .containsExactly(new Spread("attribute:ecs.availability-zone"));
  }

  @Test
  void placement_withStrategies_doesNotLookAtTheDefault() throws ScenarioException {
    String packed = "placement.strategies=[{type: binpack, field: cpu}]";

    assertThat(workload(read(SMALL, ZONE_SPREAD, packed)).policies())
        .containsExactly(new Binpack(Binpack.Field.CPU));
  }
}
