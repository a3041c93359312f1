package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.Script;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.account.RateLimit;
import dev.berth.engine.account.RequestCategory;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.input.ScriptedChange;
import dev.berth.engine.random.Distribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a scenario says of the account, and of what happens to instances. */
class TimelineScenarioTest {
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void timeline_withEachAction_isTheWorldsScript() throws ScenarioException {
    WorldSpecification world =
        read(
            """
            timeline:
              - {at: 1m, drain: workers}
              - {at: 2m, activate: workers}
              - {at: 3m, disconnect: workers}
              - {at: 4m, reconnect: workers}
              - {at: 5m, putAttributes: {instances: workers, attributes: {stack: blue}}}
              - {at: 6m, deregister: {instances: workers, force: true}}
              - {at: 7m, deregister: workers}
            """);

    assertThat(world.script().changes())
        .containsExactly(
            new ScriptedChange(MINUTE, "workers", new InstanceAction.Drain()),
            new ScriptedChange(2 * MINUTE, "workers", new InstanceAction.Activate()),
            new ScriptedChange(3 * MINUTE, "workers", new InstanceAction.Disconnect()),
            new ScriptedChange(4 * MINUTE, "workers", new InstanceAction.Reconnect()),
            new ScriptedChange(
                5 * MINUTE,
                "workers",
                new InstanceAction.PutAttributes(new TreeMap<>(Map.of("stack", "blue")))),
            new ScriptedChange(6 * MINUTE, "workers", new InstanceAction.Deregister(true)),
            new ScriptedChange(7 * MINUTE, "workers", new InstanceAction.Deregister(false)));
  }

  @Test
  void group_thatRegistersLater_isInTheScript() throws ScenarioException {
    assertThat(read("").script().registrations())
        .containsExactly(Map.entry("workers", new Script.Registration(5 * MINUTE, MINUTE)));
  }

  @Test
  void account_withLimits_isTheWorlds() throws ScenarioException {
    WorldSpecification world =
        read(
            """
            account:
              throttling: ecs-current
              limits: {cluster-resource-modify: {burst: 7, perSecond: 3}}
              consistencyDelay: 2s
            """);

    assertThat(world.account().throttling())
        .containsExactly(Map.entry(RequestCategory.CLUSTER_RESOURCE_MODIFY, new RateLimit(7, 3)));
    assertThat(world.account().consistencyDelay()).isEqualTo(new Distribution.Constant(2));
    assertThat(read("").account().throttling()).isNull();
  }

  @Test
  void entry_withTwoActionsOrNone_isRefused() {
    assertThatThrownBy(() -> read("timeline: [{at: 1m, drain: workers, activate: workers}]\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("an entry of the timeline has drain and activate");
    assertThatThrownBy(() -> read("timeline: [{at: 1m}]\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("nothing happens in this entry of the timeline");
  }

  @Test
  void group_thatIsUnknown_isRefusedWithTheNearest() {
    assertThatThrownBy(() -> read("timeline: [{at: 1m, drain: worker}]\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("there is no instance group 'worker'")
        .hasMessageContaining("workers");
  }

  @Test
  void limits_withoutThrottling_areRefused() {
    assertThatThrownBy(() -> read("account: {limits: {tag-read: {burst: 1, perSecond: 1}}}\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("calls are not limited");
    assertThatThrownBy(() ->
            read(
                "account: {throttling: ecs-current, limits: {tag-reed: {burst: 1, perSecond:"
                    + " 1}}}\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("there is no category of operations 'tag-reed'");
  }

  private static WorldSpecification read(String more) throws ScenarioException {
    String text =
        """
        name: timeline
        cluster:
          instances:
            workers: {type: m5.large, count: 2, registers: {at: 5m, every: 1m}}
        taskDefinitions:
          job: {cpu: "512", memory: "1024"}
        workloads:
          jobs: {taskDefinition: job, arrivals: {at: 0s, count: 1}, runTime: 1m}
        """
            + more;
    return ScenarioReader.read("timeline.yaml", text, Path.of(""), List.of()).world().withSeed(1);
  }
}
