package dev.berth.engine.cluster.call;

import dev.berth.engine.api.task.Attachment;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.NetworkConfiguration.AwsVpcConfiguration;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import dev.berth.engine.api.task.TaskVolumeConfiguration.ManagedEbsVolume;
import dev.berth.engine.api.task.TaskVolumeConfiguration.TerminationPolicy;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.TaskDetails.OnFargate;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to tasks: a network interface of their own, and a volume configured at launch. */
final class Attachments {
  private static final int INTERFACE = 0;
  private static final int VOLUME = ClusterNames.MOST_PARTS - 1;

  private final Cluster cluster;
  private final ClusterNames names;

  Attachments(Cluster cluster) {
    this.cluster = cluster;
    names = cluster.names();
  }

  /** Those of a task, as ECS describes them. */
  List<Attachment> of(ClusterTask task) {
    List<Attachment> all = new ArrayList<>();
    if (task.request().demand().networkInterface()) {
      all.add(networkInterface(task));
    }
    TaskVolumeConfiguration volume = task.details().volume();
    ManagedEbsVolume managed = volume == null ? null : volume.managedEBSVolume();
    if (volume != null && managed != null) {
      all.add(volume(task, String.valueOf(volume.name()), managed));
    }
    return all;
  }

  private Attachment networkInterface(ClusterTask task) {
    List<KeyValuePair> about = new ArrayList<>();
    String subnet = subnet(task);
    if (subnet != null) {
      about.add(new KeyValuePair("subnetId", subnet));
    }
    return new Attachment(
        names.partId(task.number(), INTERFACE),
        "ElasticNetworkInterface",
        status(task.lastStatus(), true),
        about);
  }

  private Attachment volume(ClusterTask task, String name, ManagedEbsVolume volume) {
    TerminationPolicy termination = volume.terminationPolicy();
    boolean deleted =
        termination == null || !Boolean.FALSE.equals(termination.deleteOnTermination());
    TaskDetail containers = task.containers();
    String failure =
        containers != null && containers.lacksVolume() ? containers.stoppedReason() : null;
    String id = names.partId(task.number(), VOLUME);
    List<KeyValuePair> about = new ArrayList<>();
    about.add(new KeyValuePair("volumeName", name));
    about.add(new KeyValuePair("roleArn", volume.roleArn()));
    about.add(new KeyValuePair("deleteOnTermination", String.valueOf(deleted)));
    if (failure != null) {
      about.add(new KeyValuePair("statusReason", failure));
    } else if (task.lastStatus() != TaskStatus.PROVISIONING) {
      about.add(new KeyValuePair("volumeId", "vol-0" + id.replace("-", "").substring(0, 16)));
    }
    return new Attachment(
        id,
        "AmazonElasticBlockStorage",
        failure != null ? "FAILED" : status(task.lastStatus(), deleted),
        about);
  }

  private static String status(TaskStatus status, boolean deleted) {
    return switch (status) {
      case PROVISIONING -> "PRECREATED";
      case PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING -> "ATTACHED";
      case DEPROVISIONING -> "DETACHING";
      case STOPPED, DELETED -> deleted ? "DELETED" : "DETACHED";
    };
  }

  /** The instance's subnet where it has a name, else the first that the call has named. */
  private @Nullable String subnet(ClusterTask task) {
    String own =
        task.isPlaced()
            ? cluster.instances().attributes(task.instance()).get("ecs.subnet-id")
            : null;
    OnFargate fargate = task.details().fargate();
    if (fargate != null) {
      return fargate.subnet();
    }
    NetworkConfiguration given = task.details().networkConfiguration();
    AwsVpcConfiguration network = given == null ? null : given.awsvpcConfiguration();
    if (own != null || network == null || network.subnets() == null) {
      return own;
    }
    return network.subnets().getFirst();
  }
}
