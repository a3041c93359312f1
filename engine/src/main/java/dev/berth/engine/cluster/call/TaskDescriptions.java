package dev.berth.engine.cluster.call;

import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.cluster.TaskDetails;
import dev.berth.engine.cluster.TaskDetails.OnFargate;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ECS says of the tasks of a cluster. */
final class TaskDescriptions {
  private static final String ZONE = "ecs.availability-zone";

  private final Cluster cluster;
  private final ClusterNames names;
  private final Attachments attachments;

  TaskDescriptions(Cluster cluster) {
    this.cluster = cluster;
    names = cluster.names();
    attachments = new Attachments(cluster);
  }

  /** All of a task but for its tags. */
  Task describe(ClusterTask task) {
    return describe(task, false);
  }

  /** All of a task. */
  Task describe(ClusterTask task, boolean withTags) {
    TaskDefinition definition = task.definition();
    TaskDetails details = task.details();
    Resources size = task.request().demand().amounts();
    TaskOverride overrides = details.overrides();
    StopCause cause = task.stopCause();
    TaskDetail followed = task.containers();
    OnFargate fargate = details.fargate();
    boolean hasHost = task.isPlaced() || task.isOnOwnHost();
    boolean connected =
        task.isOnOwnHost()
            || (task.isPlaced() && cluster.instances().isAgentConnected(task.instance()));
    return new Task(
        attachments.of(task),
        zone(task),
        task.capacityProvider(),
        names.arn(),
        connected ? "CONNECTED" : "DISCONNECTED",
        hasHost ? task.createdAt() : null,
        task.isPlaced() ? names.instances().arn(task.instance()) : null,
        new ContainerDescriptions(task, names).all(),
        String.valueOf(size.cpuUnits()),
        task.createdAt(),
        task.desiredStatus().name(),
        details.enableExecuteCommand(),
        followed == null ? null : reported(followed.executionStoppedAt()),
        task.request().group(),
        followed == null ? "UNKNOWN" : followed.healthStatus().name(),
        task.lastStatus().name(),
        fargate == null ? "EC2" : fargate.provider() == null ? "FARGATE" : null,
        String.valueOf(size.memoryMiB()),
        overrides == null ? new Overrides(null, definition).echoed() : overrides,
        followed == null ? null : reported(followed.pullStartedAt()),
        followed == null ? null : reported(followed.pullStoppedAt()),
        moment(task.startedAt()),
        details.startedBy(),
        cause == null ? null : cause.code().text(),
        moment(task.stoppedAt()),
        cause == null ? null : cause.reason(),
        moment(task.stoppingAt()),
        withTags ? details.tags().list() : List.of(),
        names.tasks().arn(task.number()),
        names.arns().taskDefinition(definition.family(), definition.revision()),
        (long) task.version(),
        null);
  }

  /** What a call that is made again gets to hear of a task that has stopped. */
  Task describeStopped(ClusterTask task) {
    return new Task(
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        task.desiredStatus().name(),
        null,
        null,
        null,
        null,
        task.lastStatus().name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        names.tasks().arn(task.number()),
        null,
        null,
        null);
  }

  private @Nullable String zone(ClusterTask task) {
    OnFargate fargate = task.details().fargate();
    if (fargate != null) {
      return fargate.zone();
    }
    return task.isPlaced() ? cluster.instances().attributes(task.instance()).get(ZONE) : null;
  }

  private static @Nullable Long reported(long time) {
    return time == TaskDetail.NOT_YET ? null : time;
  }

  private static @Nullable Long moment(long time) {
    return time == ClusterTask.NEVER ? null : time;
  }
}
