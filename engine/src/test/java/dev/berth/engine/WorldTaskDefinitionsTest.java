package dev.berth.engine;

import static dev.berth.engine.WorkloadBuilder.workload;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.taskdefinition.DeleteTaskDefinitions;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.DescribeTaskDefinition;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitions;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Task definitions that come with the world are in the account's book like any other. */
class WorldTaskDefinitionsTest {
  private final Stepped world =
      new Stepped(
          world()
              .instances(1, 2048, 2048)
              .with(workload("web").size(256, 512).task(5, 1))
              .with(definition(1, 128))
              .with(definition(2, 256))
              .build(),
          Parallelism.SINGLE);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @Tag("rule.td-declared-are-registered")
  void definition_thatCameWithTheWorld_isDescribedWithAllThatIsKnownOfIt() {
    RegisteredTaskDefinition job = describe("job:1");

    assertThat(job.status()).isEqualTo("ACTIVE");
    assertThat(job.containerDefinitions().getFirst().memory()).isEqualTo(128);
    assertThat(describe("job").revision()).isEqualTo(2);
    assertThat(describe("web").containerDefinitions().getFirst().cpu()).isEqualTo(256);
  }

  @Test
  void definitions_thatCameWithTheWorld_areListed() {
    ListTaskDefinitions list = new ListTaskDefinitions(null, null, null, null, null);

    assertThat(world.done(list).taskDefinitionArns())
        .extracting(arn -> arn.substring(arn.lastIndexOf('/') + 1))
        .containsExactly("job:1", "job:2", "web:1");
  }

  @Test
  @Tag("rule.td-declared-are-registered")
  void definition_thatIsDeregistered_runsNoMore() {
    assertThat(world.done(RunTaskBuilder.of("job:2").build()).tasks()).hasSize(1);
    world.done(new DeregisterTaskDefinition("job:2"));

    Outcome<?> outcome = world.call(RunTaskBuilder.of("job:2").build());

    assertThat(outcome)
        .isEqualTo(Outcome.refused(new InvalidParameterException("TaskDefinition is inactive")));
    assertThat(world.done(RunTaskBuilder.of("job").build()).tasks().getFirst().memory())
        .isEqualTo("128");
  }

  @Test
  @Tag("rule.td-deleted-waits-for-references")
  void definition_thatIsDeleted_isThereUntilItsTasksHaveStopped() {
    String task = world.done(RunTaskBuilder.of("job:2").build()).tasks().getFirst().taskArn();
    world.done(new DeregisterTaskDefinition("job:2"));
    world.done(new DeleteTaskDefinitions(List.of("job:2")));

    assertThat(describe("job:2").status()).isEqualTo("DELETE_IN_PROGRESS");
    assertThat(world.call(RunTaskBuilder.of("job:2").build()))
        .isEqualTo(Outcome.refused(new InvalidParameterException("TaskDefinition is inactive")));

    world.done(new StopTask(WorldBuilder.CLUSTER, task, null));
    world.stepTo(5);

    assertThat(world.call(new DescribeTaskDefinition("job:2", null)))
        .isEqualTo(Outcome.refused(new ClientException("Unable to describe task definition.")));
    assertThat(world.call(RunTaskBuilder.of("job:2").build()))
        .isEqualTo(Outcome.refused(new ClientException("TaskDefinition not found.")));
  }

  @Test
  void family_thatCameWithTheWorld_goesOnBehindItsLastRevision() {
    Map<String, Object> container = Map.of("name", "main", "image", "i", "memory", 64);
    Map<String, Object> members =
        Map.of("family", "job", "containerDefinitions", List.of(container));

    RegisterTaskDefinition.Response response =
        world.done(Members.read(members, RegisterTaskDefinition.class).shape());

    assertThat(response.taskDefinition().revision()).isEqualTo(3);
  }

  private RegisteredTaskDefinition describe(String name) {
    return world.done(new DescribeTaskDefinition(name, null)).taskDefinition();
  }

  private static TaskDefinition definition(int revision, int memory) {
    ContainerDefinition container =
        new ContainerDefinition("main", "i", 64, memory, 0, 0, true, List.of());
    return new TaskDefinition("job", revision, NetworkMode.BRIDGE, 0, 0, List.of(container));
  }
}
