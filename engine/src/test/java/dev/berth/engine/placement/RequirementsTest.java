package dev.berth.engine.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.AgentCapabilities;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.policy.FirstFit;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QuerySyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  private static final String TASK_ENI = "ecs.capability.task-eni";

  private final ClusterState cluster = new ClusterState();
  private final Placement placement = new ReferencePlacement(TieBreak.LOWEST);

  @Test
  @Tag("rule.placement-required-attributes")
  void requiredAttribute_ofSomeInstancesOnly_excludesTheOthers() {
    register(Map.of(), Set.of());
    register(Map.of(), AgentCapabilities.ALL);
    register(Map.of(TASK_ENI, ""), Set.of());
    PlacementRequest request = requiring(List.of(TASK_ENI), List.of());

    assertThat(Suitability.rejections(cluster, request))
        .containsExactly(Rejection.ATTRIBUTE, null, null);
    assertThat(placement.choose(cluster, request, new SplitMix64(1))).isEqualTo(1);
  }

  @Test
  @Tag("rule.placement-order-of-reasons")
  void requiredAttribute_comesBeforeLocation_andBothBeforeResources() {
    register(zone("a"), Set.of());
    PlacementRequest both = requiring(List.of(TASK_ENI), List.of("b"), Resources.of(99, 99));
    PlacementRequest elsewhere = requiring(List.of(), List.of("b"), Resources.of(99, 99));
    PlacementRequest large = requiring(List.of(), List.of("a"), Resources.of(99, 99));

    assertThat(Suitability.rejections(cluster, both)).containsExactly(Rejection.ATTRIBUTE);
    assertThat(Suitability.rejections(cluster, elsewhere)).containsExactly(Rejection.LOCATION);
    assertThat(Suitability.rejections(cluster, large)).containsExactly(Rejection.CPU);
  }

  @Test
  @Tag("rule.placement-zones-of-subnets")
  void zones_ofTheSubnets_excludeInstancesElsewhere() {
    register(zone("a"), Set.of());
    register(zone("b"), Set.of());
    register(Map.of(), Set.of());

    assertThat(Suitability.rejections(cluster, requiring(List.of(), List.of("b", "c"))))
        .containsExactly(Rejection.LOCATION, null, Rejection.LOCATION);
  }

  @Test
  @Tag("rule.query-capabilities")
  void capability_inAQuery_existsWithoutAValue() throws QuerySyntaxException {
    register(Map.of(), AgentCapabilities.ALL);
    register(Map.of(), Set.of());
    ClusterQuery query = ClusterQuery.parse("attribute:ecs.capability.task-eni exists");

    assertThat(cluster.matches(query, 0)).isTrue();
    assertThat(cluster.matches(query, 1)).isFalse();
  }

  private void register(Map<String, String> attributes, Set<String> capabilities) {
    cluster.register(RegisteredResources.of(Resources.of(10, 10)), attributes, capabilities);
  }

  private static Map<String, String> zone(String zone) {
    return Map.of("ecs.availability-zone", zone);
  }

  private static PlacementRequest requiring(List<String> attributes, List<String> zones) {
    return requiring(attributes, zones, Resources.of(1, 1));
  }

  private static PlacementRequest requiring(
      List<String> attributes, List<String> zones, Resources size) {
    return new PlacementRequest(
        TaskDemand.of(size),
        new Requirements(attributes, zones),
        "family:web",
        Constraints.NONE,
        List.of(new FirstFit()));
  }
}
