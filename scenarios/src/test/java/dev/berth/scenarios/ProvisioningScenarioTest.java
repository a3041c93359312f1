package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.record.Summary;
import dev.berth.engine.time.Pace;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProvisioningScenarioTest {
  private static final String MANAGED = "cluster.managedScaling=true";
  private static final String[] CROWD = {
    MANAGED,
    "timing=instant",
    "cluster.instances.nodes.count=1",
    "workloads.jobs.arrivals={at: 0s, count: 20}",
    "workloads.jobs.runTime=5m",
    "workloads.jobs.whenFull=drop"
  };

  @Test
  void managedScaling_bringsTheLimitsOfToday() throws ScenarioException {
    assertThat(world(MANAGED).provisioning())
        .isEqualTo(new ProvisioningLimits(500, 900_000_000_000L));
    assertThat(world(MANAGED, "cluster.provisioning={quota: 100, timeout: 10m}").provisioning())
        .isEqualTo(new ProvisioningLimits(100, 600_000_000_000L));
    assertThat(world().provisioning()).isNull();
  }

  @Test
  void tasksWithoutRoom_waitUntilTheyTimeOut() throws ScenarioException {
    // Two run at once for five minutes: after a quarter of an hour, at 15 min, others give up.
    Summary summary = run(CROWD);

    assertThat(summary.tasks().dropped()).isZero();
    assertThat(summary.tasks().placed()).isEqualTo(6);
    assertThat(summary.provisioning()).isEqualTo(new Summary.Provisioning(18, 18, 14, 0, 0));
  }

  @Test
  void quota_limitsWhoMayWait() throws ScenarioException {
    String[] overrides = java.util.Arrays.copyOf(CROWD, CROWD.length + 1);
    overrides[CROWD.length] = "cluster.provisioning.quota=3";

    Summary summary = run(overrides);

    // Calls are for ten: two placed and three waiting, five refused; then ten refused.
    assertThat(summary.provisioning()).isEqualTo(new Summary.Provisioning(3, 3, 0, 0, 15));
    assertThat(summary.tasks().dropped()).isEqualTo(15);
    assertThat(summary.tasks().placed()).isEqualTo(5);
  }

  private static WorldSpecification world(String... overrides) throws ScenarioException {
    return read(SMALL, overrides).toWorld(OptionalLong.empty());
  }

  private static Summary run(String... overrides) throws ScenarioException {
    try (World world = new World(world(overrides), Parallelism.SINGLE, List.of())) {
      return world.run(Pace.BATCH, () -> false).summary();
    }
  }
}
