package dev.berth.engine.cluster.call;

import dev.berth.engine.api.tag.TagBook;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.model.ResourceArn;
import org.jspecify.annotations.Nullable;

/** The tags of a cluster's tasks and container instances. */
public final class ClusterTags implements TagBook {
  private final Cluster cluster;

  /** The tags of what is in this cluster. */
  public ClusterTags(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public @Nullable Tags tags(ResourceArn resource) {
    return switch (resource.kind()) {
      case TASK -> {
        ClusterTask task = task(resource);
        yield task == null ? null : task.details().tags();
      }
      case CONTAINER_INSTANCE -> cluster.containerInstances().tags(resource.id());
      case CAPACITY_PROVIDER,
          CLUSTER,
          SERVICE,
          SERVICE_DEPLOYMENT,
          SERVICE_REVISION,
          TASK_DEFINITION,
          TASK_SET ->
          null;
    };
  }

  @Override
  public void setTags(ResourceArn resource, Tags tags) {
    ClusterTask task = task(resource);
    if (resource.kind() == ResourceArn.Kind.TASK && task != null) {
      task.describe(task.details().with(tags));
    } else {
      cluster.containerInstances().setTags(resource.id(), tags);
    }
  }

  private @Nullable ClusterTask task(ResourceArn resource) {
    return cluster.tasks().find(cluster.names().tasks().number(resource.id()));
  }
}
