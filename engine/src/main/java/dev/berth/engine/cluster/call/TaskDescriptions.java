package dev.berth.engine.cluster.call;

import dev.berth.engine.api.task.Attachment;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.NetworkConfiguration.AwsVpcConfiguration;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.StopCause;
import dev.berth.engine.cluster.TaskDetails;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ECS says of the tasks of a cluster. */
final class TaskDescriptions {
  private static final String ZONE = "ecs.availability-zone";

  private final Cluster cluster;
  private final ClusterNames names;

  TaskDescriptions(Cluster cluster) {
    this.cluster = cluster;
    names = cluster.names();
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
    boolean connected = task.isPlaced() && cluster.instances().isAgentConnected(task.instance());
    return new Task(
        attachments(task),
        task.isPlaced() ? cluster.instances().attributes(task.instance()).get(ZONE) : null,
        null,
        names.arn(),
        connected ? "CONNECTED" : "DISCONNECTED",
        task.isPlaced() ? task.createdAt() : null,
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
        "EC2",
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

  private List<Attachment> attachments(ClusterTask task) {
    if (!task.request().demand().networkInterface()) {
      return List.of();
    }
    List<KeyValuePair> about = new ArrayList<>();
    String subnet = subnet(task);
    if (subnet != null) {
      about.add(new KeyValuePair("subnetId", subnet));
    }
    String id = names.partId(task.number(), 0);
    return List.of(
        new Attachment(id, "ElasticNetworkInterface", interfaceStatus(task.lastStatus()), about));
  }

  private static String interfaceStatus(TaskStatus status) {
    return switch (status) {
      case PROVISIONING -> "PRECREATED";
      case PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING -> "ATTACHED";
      case DEPROVISIONING -> "DETACHING";
      case STOPPED, DELETED -> "DELETED";
    };
  }

  /** The instance's subnet where it has a name, else the first that the call has named. */
  private @Nullable String subnet(ClusterTask task) {
    String own =
        task.isPlaced()
            ? cluster.instances().attributes(task.instance()).get("ecs.subnet-id")
            : null;
    NetworkConfiguration given = task.details().networkConfiguration();
    AwsVpcConfiguration network = given == null ? null : given.awsvpcConfiguration();
    if (own != null || network == null || network.subnets() == null) {
      return own;
    }
    return network.subnets().getFirst();
  }

  private static @Nullable Long reported(long time) {
    return time == TaskDetail.NOT_YET ? null : time;
  }

  private static @Nullable Long moment(long time) {
    return time == ClusterTask.NEVER ? null : time;
  }
}
