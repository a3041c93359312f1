package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.task.StartingOperation;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import dev.berth.engine.api.task.TaskVolumeConfiguration.ManagedEbsVolume;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.cluster.TaskDetails;
import dev.berth.engine.input.Execution;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.lifecycle.container.VolumeTimes;
import dev.berth.engine.model.LaunchType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What RunTask and StartTask check alike. */
final class StartChecks {
  private static final int LONGEST_GROUP = 255;
  private static final int LONGEST_STARTED_BY = 128;
  private static final String STARTED_BY = "[A-Za-z0-9_/.:-]*";
  private static final List<String> PROPAGATE = List.of("TASK_DEFINITION", "SERVICE", "NONE");

  private final StartingOperation<?> call;
  private final String clusterName;

  StartChecks(StartingOperation<?> call, String clusterName) {
    this.call = call;
    this.clusterName = clusterName;
  }

  /** What is wrong with the call, whatever the task definition says. */
  @Nullable EcsError ofForm() {
    String definition = call.taskDefinition();
    String group = call.group();
    String startedBy = call.startedBy();
    return Check.first(
        () ->
            Check.that(
                definition != null && !definition.isEmpty(), "TaskDefinition can not be blank."),
        () ->
            Check.that(
                group == null || (!group.isEmpty() && group.length() <= LONGEST_GROUP),
                "group is not 1 to %d characters long".formatted(LONGEST_GROUP)),
        () ->
            Check.that(
                startedBy == null || startedBy.length() <= LONGEST_STARTED_BY,
                "startedBy is longer than %d characters".formatted(LONGEST_STARTED_BY)),
        () ->
            Check.that(
                startedBy == null || startedBy.matches(STARTED_BY),
                "startedBy '%s' has characters other than letters, digits and - _ / . :"
                    .formatted(startedBy)),
        () -> Check.oneOf("propagateTags", call.propagateTags(), PROPAGATE),
        () ->
            Check.that(
                !"SERVICE".equals(call.propagateTags()),
                "propagateTags SERVICE is for tasks of services only"),
        () -> Tags.check(call.tags()));
  }

  /** What is wrong with the call for its task definition. */
  @Nullable EcsError ofDefinition(
      RunnableDefinition definition, Subnets subnets, LaunchType launchType) {
    return Check.first(
        new Overrides(call.overrides(), definition.definition())::error,
        () ->
            new Network(call.networkConfiguration(), definition.definition().networkMode(), subnets)
                .error(launchType),
        new Volumes(call.volumeConfigurations(), definition.launchVolumes())::error,
        () ->
            Check.that(
                !isTrue(call.enableExecuteCommand()) || taskRole(definition) != null,
                "enableExecuteCommand needs a task role, in the task definition or its overrides"),
        () -> tooManyTags(definition));
  }

  /** Whether the tasks could be given their roles. */
  @Nullable EcsError ofRoles(RunnableDefinition definition, CallContext.Roles roles) {
    return Check.first(
        () -> roles.check(taskRole(definition)), () -> roles.check(executionRole(definition)));
  }

  /**
   * What the tasks do, as far as their roles let them.
   *
   * @param volumes how long a volume takes
   */
  Execution permitted(
      Execution execution,
      RunnableDefinition definition,
      CallContext.Roles roles,
      VolumeTimes volumes) {
    Set<RolePermission> lacking =
        roles.lacking(executionRole(definition), definition.definition().roles().uses());
    Execution permitted = execution.lacking(lacking);
    TaskVolumeConfiguration volume = volume();
    ManagedEbsVolume managed = volume == null ? null : volume.managedEBSVolume();
    if (managed == null) {
      return permitted;
    }
    Execution attached = permitted.withVolume(volumes);
    return roles.permitsVolumes(managed.roleArn()) ? attached : attached.withoutVolume();
  }

  /** The volume that the call configures; a task has one at most. */
  private @Nullable TaskVolumeConfiguration volume() {
    List<TaskVolumeConfiguration> given = call.volumeConfigurations();
    return given == null || given.isEmpty() ? null : given.getFirst();
  }

  /** What the tasks are to be described with. */
  TaskDetails details(RunnableDefinition definition) {
    Tags tags = tags(definition);
    if (isTrue(call.enableECSManagedTags())) {
      tags = tags.with(List.of(new Tag("aws:ecs:clusterName", clusterName)));
    }
    return new TaskDetails(
        call.startedBy(),
        null,
        new Overrides(call.overrides(), definition.definition()).echoed(),
        tags,
        isTrue(call.enableExecuteCommand()),
        call.networkConfiguration(),
        volume(),
        0,
        null);
  }

  /** The group of the tasks. */
  String group(RunnableDefinition definition) {
    String group = call.group();
    return group != null ? group : "family:" + definition.definition().family();
  }

  /** Tags of the call go before those of the definition. */
  private Tags tags(RunnableDefinition definition) {
    boolean propagated = "TASK_DEFINITION".equals(call.propagateTags());
    return Tags.of(propagated ? definition.tags() : null).with(call.tags());
  }

  private @Nullable EcsError tooManyTags(RunnableDefinition definition) {
    int count = tags(definition).size();
    return Check.that(
        count <= Tags.MAX_COUNT,
        "%d tags with those of the task definition, a task has at most %d"
            .formatted(count, Tags.MAX_COUNT));
  }

  private @Nullable String taskRole(RunnableDefinition definition) {
    TaskOverride overrides = call.overrides();
    return overrides != null && overrides.taskRoleArn() != null
        ? overrides.taskRoleArn()
        : definition.taskRoleArn();
  }

  private @Nullable String executionRole(RunnableDefinition definition) {
    TaskOverride overrides = call.overrides();
    return overrides != null && overrides.executionRoleArn() != null
        ? overrides.executionRoleArn()
        : definition.executionRoleArn();
  }

  private static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }
}
