package dev.berth.scenarios.assembly;

import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.refusal;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.placement.Candidates;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.policy.BestFit;
import dev.berth.engine.placement.policy.KnownPolicies;
import dev.berth.engine.placement.policy.KnownPolicy;
import dev.berth.engine.placement.policy.NextFit;
import dev.berth.engine.placement.policy.PolicySetting;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.ResourceWeights;
import dev.berth.engine.placement.policy.TaskMix;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class PolicyFinderTest {
  private static final TaskMix SMALL_MIX = new TaskMix(List.of(new TaskMix.Shape(1_024, 0, 3)));

  @Test
  void policy_byEachKnownName_isThatPolicy() throws ScenarioException {
    PolicySetting setting = new PolicySetting(ResourceWeights.EVEN, () -> SMALL_MIX);
    for (KnownPolicy known : KnownPolicies.all()) {
      assertThat(policies(known.name())).containsExactly(known.make().apply(setting));
    }
  }

  @Test
  void policy_inCapitalsOrByAlias_isTheSame() throws ScenarioException {
    assertThat(policies("NEXT-FIT")).containsExactly(new NextFit());
    assertThat(policies("fragmentation-gradient-descent")).isEqualTo(policies("fgd"));
    assertThat(policies("ecs")).containsExactly(new RandomChoice());
  }

  @Test
  void resources_ofAPlacement_areTheWeightsOfItsPolicy() throws ScenarioException {
    Scenario scenario = read(SMALL, "placement.policy=best-fit", "placement.resources=[cpu, gpu]");

    assertThat(workload(scenario).policies())
        .containsExactly(new BestFit(new ResourceWeights(1, 0, 1)));
  }

  @Test
  void workload_withItsOwnPolicy_doesNotTakeTheScenarios() throws ScenarioException {
    Scenario scenario =
        read(SMALL, "placement.policy=next-fit", "workloads.jobs.placement.policy=best-fit");

    assertThat(workload(scenario).policies()).containsExactly(new BestFit(ResourceWeights.EVEN));
  }

  @Test
  void policy_byItsClass_isAnObjectOfIt() throws ScenarioException {
    assertThat(policies(Plain.class.getName())).containsExactly(new Plain());
    assertThat(policies(WithMix.class.getName())).containsExactly(new WithMix(SMALL_MIX));
  }

  @Test
  void policy_ofAClassWithoutEquals_isOneForAllWorkloads() throws ScenarioException {
    Scenario scenario =
        read(
            SMALL
                + "  more:\n    taskDefinition: job\n    runTime: 1s\n"
                + "    arrivals: {at: 0s, count: 1}\n",
            "placement.policy=" + WithoutEquals.class.getName());

    List<PlacementPolicy> policies =
        scenario.toWorld(OptionalLong.empty()).workloads().stream()
            .map(workload -> workload.policies().getFirst())
            .toList();
    assertThat(policies).hasSize(2);
    assertThat(policies.getFirst()).isSameAs(policies.getLast());
  }

  @Test
  void policy_whoseConstructorFails_isRefusedWithTheReason() {
    assertThat(refusal(SMALL, "placement.policy=" + Failing.class.getName()))
        .contains(
            "the constructor of class '%s' failed: IllegalStateException: no luck today"
                .formatted(Failing.class.getName()))
        .doesNotContain("\tat ");
  }

  @Test
  void policy_withoutAConstructorToCall_isRefused() {
    assertThat(refusal(SMALL, "placement.policy=" + Demanding.class.getName()))
        .contains("has no constructor to call", "without parameters, or with a dev.berth");
  }

  @Test
  void policy_thatIsNotPublic_isRefused() {
    assertThat(refusal(SMALL, "placement.policy=" + Hidden.class.getName()))
        .contains("class '%s' is not public".formatted(Hidden.class.getName()));
  }

  @Test
  void class_thatIsNoPolicy_isNotEvenInitialised() {
    assertThat(refusal(SMALL, "placement.policy=" + NoPolicy.class.getName()))
        .contains("is no placement policy");
    assertThat(System.getProperty("dev.berth.initialised")).isNull();
  }

  private static List<PlacementPolicy> policies(String name) throws ScenarioException {
    return workload(read(SMALL, "placement.policy=" + name)).policies();
  }

  /** Takes the first. */
  interface First extends PlacementPolicy {
    @Override
    default void narrow(
        Candidates candidates,
        ClusterState cluster,
        PlacementRequest request,
        UniformRandomProvider random) {
      candidates.keepOnly(0);
    }
  }

  /** A policy as it should be. */
  public record Plain() implements First {}

  /** A policy that wants to know the mix. */
  public record WithMix(TaskMix mix) implements First {}

  /** A policy that is no record. */
  public static final class WithoutEquals implements First {}

  /** A policy that wants something else. */
  public record Demanding(String word) implements First {}

  /** A policy that cannot be made. */
  public static final class Failing implements First {
    public Failing() {
      throw new IllegalStateException("no luck today");
    }
  }

  /** A policy that nobody else may make. */
  record Hidden() implements First {}

  /** A class that leaves a trace where it runs. */
  public static final class NoPolicy {
    static {
      System.setProperty("dev.berth.initialised", "true");
    }
  }
}
