package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.world;
import static dev.berth.engine.WorldFixtures.fixedTiming;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.account.Roles.Permission;
import dev.berth.engine.account.Roles.Role;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import dev.berth.engine.api.task.TaskVolumeConfiguration.ManagedEbsVolume;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of tasks in an account whose roles are known. */
class WorldRolesTest {
  private static final AccountRules ACCOUNT =
      new AccountRules(
          null,
          null,
          List.of(
              Role.complete("all"),
              new Role("bare", true, EnumSet.noneOf(Permission.class)),
              new Role("foreign", false, EnumSet.allOf(Permission.class))));

  @Test
  @Tag("rule.role-refused-when-run")
  void runTask_withARoleThatCannotBeAssumed_isRefused() {
    try (Stepped world = stepped()) {
      register(world, Map.of("executionRoleArn", "all"));

      for (String role : List.of("gone", "foreign")) {
        TaskOverride other = new TaskOverride(null, null, null, role, null, null, null);
        assertThat(world.call(RunTaskBuilder.of("job").overrides(other).build()))
            .isInstanceOfSatisfying(
                Outcome.Refused.class,
                refused -> assertThat(refused.error()).isInstanceOf(ClientException.class));
      }
    }
  }

  @Test
  @Tag("rule.role-without-pull")
  void task_whoseExecutionRoleMayNotPull_stopsWithTheReasonOfEcs() {
    Task task = ofRole("bare", Map.of());

    assertThat(task.stopCode()).isEqualTo("TaskFailedToStart");
    assertThat(task.containers().getFirst().reason())
        .startsWith("CannotPullContainerError: ")
        .contains("execution role");
  }

  @Test
  void task_whoseExecutionRoleMayDoAll_runs() {
    assertThat(ofRole("all", Map.of()).stopCode()).isNull();
  }

  @Test
  @Tag("rule.role-without-secrets")
  void task_whoseExecutionRoleMayNotReadSecrets_stopsBeforeItsContainers() {
    Map<String, Object> secret = Map.of("name", "PASSWORD", "valueFrom", "password");

    assertThat(ofRole("bare", Map.of("secrets", List.of(secret))).stoppedReason())
        .startsWith("ResourceInitializationError: ");
  }

  @Test
  @Tag("rule.role-without-volumes")
  void task_whoseVolumeCannotBeCreated_stopsWhenTheTimeIsOver() {
    for (String role : List.of("bare", "all")) {
      try (Stepped world = stepped()) {
        register(
            world, Map.of("volumes", List.of(Map.of("name", "data", "configuredAtLaunch", true))));
        ManagedEbsVolume volume =
            new ManagedEbsVolume(
                null, null, null, 10, null, null, null, null, null, role, null, null);
        RunTask call =
            RunTaskBuilder.of("job").volumes(new TaskVolumeConfiguration("data", volume)).build();

        Task task = described(world, call, 320);

        assertThat(task.stopCode()).isEqualTo(role.equals("bare") ? "TaskFailedToStart" : null);
      }
    }
  }

  /** A task with an image of ECR and an execution role, ten seconds after it was started. */
  private static Task ofRole(String role, Map<String, Object> container) {
    try (Stepped world = stepped()) {
      Map<String, Object> image = Map.of("image", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a");
      register(world, Map.of("executionRoleArn", role), image, container);
      return described(world, RunTaskBuilder.of("job").build(), 10);
    }
  }

  private static Task described(Stepped world, RunTask call, double seconds) {
    String arn = world.done(call).tasks().getFirst().taskArn();
    world.stepTo(seconds);
    DescribeTasks describe = new DescribeTasks(WorldBuilder.CLUSTER, List.of(arn), null);
    return world.done(describe).tasks().getFirst();
  }

  @SafeVarargs
  private static void register(
      Stepped world, Map<String, Object> members, Map<String, Object>... ofContainer) {
    Map<String, Object> container = new LinkedHashMap<>();
    container.put("name", "main");
    container.put("image", "i");
    container.put("memory", 128);
    for (Map<String, Object> more : ofContainer) {
      container.putAll(more);
    }
    Map<String, Object> definition = new LinkedHashMap<>(members);
    definition.put("family", "job");
    definition.put("containerDefinitions", List.of(container));
    world.done(Members.read(definition, RegisterTaskDefinition.class).shape());
  }

  private static Stepped stepped() {
    WorkloadBuilder clock = WorkloadBuilder.workload("clock").size(1, 1);
    for (int second = 1; second < 400; second++) {
      clock.task(second, 0.1);
    }
    return new Stepped(
        world()
            .timing(fixedTiming(1, 2))
            .instances(1, 2048, 2048)
            .account(ACCOUNT)
            .with(clock)
            .horizon(400)
            .build(),
        Parallelism.SINGLE);
  }
}
