package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.Parallelism;
import dev.berth.engine.World;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.record.Summary;
import dev.berth.engine.time.Pace;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What tasks require of instances beyond room and constraints. */
class RequirementsScenarioTest {
  private static final String SCENARIO =
      """
      name: required
      timing: instant
      cluster:
        subnets: {subnet-a: us-east-1a, subnet-b: us-east-1b}
        instances:
          full: {type: m5.large, count: 1, subnets: [subnet-a]}
          bare:
            type: m6g.large
            count: 2
            subnets: [subnet-b, subnet-a]
            withoutCapabilities: [ecs.capability.task-eni]
      taskDefinitions:
        web: {cpu: 256, memory: 512, networkMode: awsvpc}
        tool: {cpu: 256, memory: 512, requiresAttributes: [{name: rack, targetType: x}]}
      workloads:
        jobs:
          taskDefinition: web
          arrivals: {at: 0s, count: 3}
          runTime: endless
          whenFull: drop
      """;

  @Test
  void instances_haveTheirSubnetsAndCapabilities() throws ScenarioException {
    List<InstanceGroup> groups = world().instances();

    assertThat(groups.getFirst().attributesOf(0))
        .containsEntry("ecs.subnet-id", "subnet-a")
        .containsEntry("ecs.availability-zone", "us-east-1a")
        .containsEntry("ecs.cpu-architecture", "x86_64")
        .containsEntry("ecs.os-family", "LINUX");
    assertThat(groups.getLast().attributesOf(0)).containsEntry("ecs.subnet-id", "subnet-b");
    assertThat(groups.getLast().attributesOf(1)).containsEntry("ecs.subnet-id", "subnet-a");
    assertThat(groups.getFirst().capabilities()).contains("ecs.capability.task-eni");
    assertThat(groups.getLast().capabilities())
        .doesNotContain("ecs.capability.task-eni")
        .contains("ecs.capability.task-cpu-mem-limit");
  }

  @Test
  void instancesWithoutACapability_getNoTaskThatRequiresIt() throws ScenarioException {
    // The one other instance has two interfaces for tasks.
    assertThat(run().placed()).isEqualTo(2);
    assertThat(run("taskDefinitions.web.networkMode=bridge").placed()).isEqualTo(3);
  }

  @Test
  void instancesOutsideOfTheSubnets_getNoTask() throws ScenarioException {
    String network = "workloads.jobs.networkConfiguration.awsvpcConfiguration.subnets=";

    assertThat(run(network + "subnet-b").placed()).isZero();
    assertThat(run(network + "subnet-a").placed()).isEqualTo(2);
  }

  @Test
  void reservedPorts_ofAGroup_replaceTheAgentsOwn() throws ScenarioException {
    String network = "taskDefinitions.web.networkMode=host";
    String group = "cluster.instances.bare.";
    String listed = group + "reservedPorts=[22, 51680]";

    assertThat(reservedPorts().tcp()).containsExactly(22, 2375, 2376, 51678, 51679);
    assertThat(reservedPorts().udp()).isEmpty();
    assertThat(reservedPorts(listed).tcp()).containsExactly(22, 51680);
    assertThat(reservedPorts(group + "reservedPortsUdp=[514]").udp()).containsExactly(514);
    assertThat(run(network, asking(51680)).placed()).isEqualTo(3);
    assertThat(run(network, asking(51680), listed).placed()).isEqualTo(1);
    assertThat(run(network, asking(2375), listed).placed()).isEqualTo(2);
  }

  private static String asking(int port) {
    return "taskDefinitions.web.containerDefinitions=[{name: app, image: app, portMappings:"
        + " [{containerPort: %d}]}]".formatted(port);
  }

  private static HostPorts reservedPorts(String... overrides) throws ScenarioException {
    return world(overrides).instances().getLast().reservedPorts();
  }

  @Test
  void attributeThatNoInstanceHas_keepsTheTaskOut() throws ScenarioException {
    assertThat(run("workloads.jobs.taskDefinition=tool").placed()).isZero();
    assertThat(
            run("workloads.jobs.taskDefinition=tool", "cluster.instances.bare.attributes.rack=r1")
                .placed())
        .isEqualTo(3);
  }

  @Test
  void taskDefinition_keepsWhatOnlyItsDescriptionAndCallsShow() throws ScenarioException {
    WorldSpecification world =
        world(
            "taskDefinitions.web.requiresCompatibilities=[FARGATE]",
            "taskDefinitions.web.placementConstraints=[{type: memberOf, expression: attribute:rack"
                + " == r1}]");
    RegisterTaskDefinition web = world.taskDefinitions().getFirst().call();

    assertThat(web.requiresCompatibilities()).containsExactly("FARGATE");
    assertThat(web.placementConstraints())
        .containsExactly(new PlacementConstraint("memberOf", "attribute:rack == r1"));
  }

  @Test
  void launchType_thatThereIsNot_isRefused() {
    assertThat(refusal(SCENARIO, "taskDefinitions.web.requiresCompatibilities=[FARGAT]"))
        .contains("unknown value 'FARGAT' of requiresCompatibilities")
        .contains("did you mean 'FARGATE'?");
  }

  @Test
  void zonesOfTheSubnets_reachTheWorkload() throws ScenarioException {
    Workload jobs =
        world(
                "workloads.jobs.networkConfiguration.awsvpcConfiguration.subnets=subnet-b",
                "cluster.subnets.subnet-b=eu-west-1c")
            .workloads()
            .getFirst();

    assertThat(jobs.zones()).containsExactly("eu-west-1c");
  }

  private static WorldSpecification world(String... overrides) throws ScenarioException {
    return read(SCENARIO, overrides).toWorld(OptionalLong.empty());
  }

  private static Summary.Tasks run(String... overrides) throws ScenarioException {
    try (World world = new World(world(overrides), Parallelism.SINGLE, List.of())) {
      return world.run(Pace.BATCH, () -> false).summary().tasks();
    }
  }
}
