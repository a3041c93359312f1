package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.engine.WorldFixtures.Run;
import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.instance.Resource;
import dev.berth.engine.api.instance.UpdateContainerInstancesState;
import dev.berth.engine.api.instance.VersionInfo;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.lifecycle.MachineTiming;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.record.WorldEvent.InstanceChanged;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Instances that register with a world that runs. */
class WorldJoiningTest {
  private static final ClientPolicy QUEUE = new ClientPolicy.Queue();
  private static final InstanceType KNOWN =
      new InstanceType("m5.large", Resources.of(2048, 7680), 3, 0, 0.096);

  @Test
  @Tag("rule.instance-register-joins")
  void instance_thatRegistersInAnEmptyWorld_getsTheTasksThatWait() {
    WorldBuilder world =
        world()
            .timing(WorldFixtures.fixedTiming(1, 2))
            .horizon(300)
            .with(workload("one").whenFull(QUEUE).task(10, 5));
    for (Parallelism lanes : List.of(Parallelism.SINGLE, new Parallelism(3, 2))) {
      try (Stepped stepped = new Stepped(world.build(), lanes)) {
        stepped.stepTo(10);
        ContainerInstance instance =
            stepped.done(register(CLUSTER, "i-1", "m5.large")).containerInstance();
        Run run = stepped.runOut();

        assertThat(instance.ec2InstanceId()).isEqualTo("i-1");
        assertThat(run.events().placed(1).instance()).isZero();
        assertThat(run.result().summary().tasks().succeeded()).isEqualTo(1);
        assertThat(run.result().summary().instances()).isEqualTo(1);
        assertThat(run.result().heatmap().rows()).hasSize(1);
      }
    }
  }

  @Test
  @Tag("rule.instance-register-joins")
  void instance_ofAClusterMadeByACall_getsItsTasks() {
    WorldBuilder world = world().instances(1, 1024, 1024).horizon(100).with(definition("app"));
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.done(new CreateCluster("other"));
      stepped.done(register("other", "i-1", "m5.large"));
      stepped.done(register("other", "i-2", "m5.large"));
      RunTask.Response ran =
          stepped.done(RunTaskBuilder.of("app").cluster("other").count(3).build());
      Run run = stepped.runOut();

      assertThat(ran.tasks()).hasSize(3);
      assertThat(run.events().of(InstanceRegistered.class))
          .extracting(InstanceRegistered::instance, InstanceRegistered::cluster)
          .containsExactly(tuple(0, CLUSTER), tuple(1, "other"), tuple(2, "other"));
      assertThat(run.events().of(TaskPlaced.class).map(TaskPlaced::instance))
          .isSubsetOf(1, 2)
          .hasSize(3);
    }
  }

  @Test
  @Tag("rule.instance-register-identity")
  void instance_thatRegisters_isDescribedAsItSaidItIs() {
    try (Stepped stepped = new Stepped(world().horizon(10).build(), Parallelism.SINGLE)) {
      RegisterContainerInstance request = register(CLUSTER, "i-7", "m5.large");
      String arn = stepped.done(request).containerInstance().containerInstanceArn();
      ContainerInstance described =
          stepped
              .done(new DescribeContainerInstances(CLUSTER, List.of(arn), List.of("TAGS")))
              .containerInstances()
              .getFirst();

      assertThat(described.registeredResources()).containsAll(request.totalResources());
      assertThat(described.versionInfo().dockerVersion()).isEqualTo("DockerVersion: 25.0.8");
      assertThat(described.tags())
          .containsExactly(new dev.berth.engine.api.tag.Tag("team", "blue"));
      assertThat(described.attributes())
          .extracting(Attribute::name, Attribute::value)
          .contains(
              tuple("stack", "blue"),
              tuple("ecs.capability.task-eni", null),
              tuple("ecs.availability-zone", "us-east-1b"),
              tuple("ecs.instance-type", "m5.large"),
              tuple("ecs.ami-id", "ami-1"),
              tuple("ecs.os-type", "linux"));
    }
  }

  @Test
  @Tag("rule.instance-register-unknown-type")
  void instance_ofATypeNobodyKnows_worksAndCostsNothing() {
    WorldSpecification world =
        world()
            .capacity(new Capacity(List.of(KNOWN), MachineTiming.REALISTIC))
            .horizon(3600)
            .build();
    try (Stepped stepped = new Stepped(world, Parallelism.SINGLE)) {
      stepped.done(register(CLUSTER, "i-1", "z9.huge"));
      stepped.stepTo(1800);
      stepped.done(register(CLUSTER, "i-2", "m5.large"));
      Run run = stepped.runOut();

      assertThat(run.result().summary().instances()).isEqualTo(2);
      assertThat(run.result().summary().costUsd()).isEqualTo(0.096);
    }
  }

  @Test
  void instance_drainedByACall_isToldOfInTheHistory() {
    WorldBuilder world = world().instances(2, 1024, 1024).horizon(10);
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      String arn =
          stepped
              .done(new ListContainerInstances(CLUSTER, null, null, null, null))
              .containerInstanceArns()
              .get(1);
      for (String status : List.of("DRAINING", "DRAINING", "ACTIVE")) {
        stepped.done(new UpdateContainerInstancesState(CLUSTER, List.of(arn), status));
      }

      assertThat(stepped.runOut().events().of(InstanceChanged.class))
          .extracting(InstanceChanged::instance, InstanceChanged::change)
          .containsExactly(tuple(1, "DRAINING"), tuple(1, "ACTIVE"));
    }
  }

  @Test
  void utilisation_ofAWorldThatGrows_countsWhatThereIs() {
    WorldBuilder world =
        world()
            .instances(1, 2048, 7680)
            .horizon(100)
            .with(workload("one").size(1024, 1024).task(0, 100));
    try (Stepped stepped = new Stepped(world.build(), Parallelism.SINGLE)) {
      stepped.stepTo(50);
      stepped.done(register(CLUSTER, "i-1", "m5.large"));
      Run run = stepped.runOut();
      double joined = run.events().of(InstanceRegistered.class).toList().getLast().time();

      assertThat(joined).isGreaterThanOrEqualTo(0);
      assertThat(run.result().summary().utilisation().cpu())
          .isEqualTo(1024.0 * 100 / (2048 * (200 - joined / nanos(1))));
    }
  }

  /** An instance with 2 vCPUs and 7,680 MiB. */
  private static RegisterContainerInstance register(String cluster, String id, String type) {
    String document =
        """
        {"instanceId": "%s", "instanceType": "%s", "availabilityZone": "us-east-1b",
         "imageId": "ami-1"}
        """
            .formatted(id, type);
    return new RegisterContainerInstance(
        cluster,
        document,
        "signature",
        List.of(
            Resource.integer("CPU", 2048),
            Resource.integer("MEMORY", 7680),
            Resource.stringSet("PORTS", List.of("22", "51678")),
            Resource.stringSet("PORTS_UDP", List.of())),
        new VersionInfo("1.105.1", "abc", "DockerVersion: 25.0.8"),
        null,
        List.of(
            new Attribute("stack", "blue", null, null),
            new Attribute("ecs.capability.task-eni", null, null, null)),
        null,
        List.of(new dev.berth.engine.api.tag.Tag("team", "blue")));
  }

  private static TaskDefinition definition(String family) {
    return workload(family).size(512, 512).build().taskDefinition();
  }
}
