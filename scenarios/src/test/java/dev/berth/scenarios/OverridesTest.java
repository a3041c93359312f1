package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.refusal;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.scenarios.spec.DurationSpec;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OverridesTest {
  @Test
  void value_thatIsThere_isReplaced() throws ScenarioException {
    Scenario scenario = read(SMALL, "cluster.instances.nodes.count=250", "seed=9");

    assertThat(scenario.seed()).isEqualTo(9);
    assertThat(scenario.toWorld(OptionalLong.empty()).instances())
        .extracting(InstanceGroup::count)
        .containsExactly(250);
    assertThat(scenario.overrides()).hasSize(2);
    assertThat(scenario.text()).isEqualTo(SMALL);
  }

  @Test
  void property_thatIsOptional_isAdded() throws ScenarioException {
    Scenario scenario = read(SMALL, "placement.policy=first-fit", "duration=3h");

    assertThat(workload(scenario).policies()).containsExactly(new FirstFit());
    assertThat(scenario.spec().duration()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void entry_givenWhole_isAdded() throws ScenarioException {
    Scenario scenario =
        read(
            SMALL,
            "cluster.instances.more={type: c5.large, count: 1}",
            "cluster.instances.more.attributes.ecs.stack=blue");

    InstanceGroup more = scenario.toWorld(OptionalLong.empty()).instances().getLast();
    assertThat(more.name()).isEqualTo("more");
    assertThat(more.attributes()).containsEntry("ecs.stack", "blue");
  }

  @Test
  void choice_madeInsidePath_replacesAnother() throws ScenarioException {
    Scenario scenario =
        read(
            SMALL,
            "workloads.jobs.runTime.exponential.mean=5s",
            "workloads.jobs.whenFull.retry.attempts=4",
            "workloads.jobs.whenFull.retry.first=1s");

    assertThat(scenario.spec().workloads().get("jobs"))
        .extracting(jobs -> jobs.runTime())
        .isEqualTo(new DurationSpec.Exponential(Duration.ofSeconds(5)));
    assertThat(workload(scenario).whenFull())
        .isEqualTo(new ClientPolicy.Retry(1_000_000_000L, 2, 300_000_000_000L, 4, 0.5));
  }

  @Test
  void item_ofList_isReplacedByItsNumber() throws ScenarioException {
    Scenario scenario = read(SMALL, "cluster.instances.nodes.zones=[a, b]");
    Scenario other =
        read(SMALL, "cluster.instances.nodes.zones=[a, b]", "cluster.instances.nodes.zones.1=c");

    assertThat(scenario.toWorld(OptionalLong.empty()).instances().getFirst().zones())
        .containsExactly("a", "b");
    assertThat(other.toWorld(OptionalLong.empty()).instances().getFirst().zones())
        .containsExactly("a", "c");
  }

  @Test
  void path_thatLeadsNowhere_isNamedWithTheNearest() {
    assertThat(refusal(SMALL, "cluster.instances.node.count=250"))
        .isEqualTo(
            """
            error: there is no 'cluster.instances.node.count' in the scenario
              --> --set cluster.instances.node.count=250
               = did you mean 'cluster.instances.nodes.count'?
            """);
    assertThat(refusal(SMALL, "placment.policy=random"))
        .contains("did you mean 'placement.policy'?");
    assertThat(refusal(SMALL, "workloads.jobs.runTime.x.y=1")).contains("there is no");
    assertThat(refusal(SMALL, "cluster.instances.nodes.zones.7=a")).contains("there is no");
  }

  @Test
  void value_thatIsWrong_isShownAtTheOption() {
    assertThat(refusal(SMALL, "cluster.instances.nodes.count=many"))
        .isEqualTo(
            """
            error: 'count': 'many' is not a whole number
              --> --set cluster.instances.nodes.count=many
               = write it in digits
            """);
    assertThat(refusal(SMALL, "timing=realistc")).contains("did you mean 'realistic'?");
    assertThat(refusal(SMALL, "name=")).contains("missing property 'name'", "--set name=");
  }

  @Test
  void option_withoutEqualsSign_isRefused() {
    assertThat(refusal(SMALL, "seed")).contains("not an override", "--set seed");
    assertThat(refusal(SMALL, "seed=[")).contains("never closed");
  }
}
