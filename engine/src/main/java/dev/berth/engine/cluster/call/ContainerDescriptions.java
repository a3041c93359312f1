package dev.berth.engine.cluster.call;

import dev.berth.engine.api.task.Container;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.lifecycle.container.NetworkBinding;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.lifecycle.container.TaskDetail.OfContainer;
import dev.berth.engine.model.ContainerDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What ECS says of the containers of a task. */
final class ContainerDescriptions {
  private final ClusterTask task;
  private final ClusterNames names;

  ContainerDescriptions(ClusterTask task, ClusterNames names) {
    this.task = task;
    this.names = names;
  }

  /** All of them, in the order of the definition. */
  List<Container> all() {
    List<Container> all = new ArrayList<>();
    for (ContainerDefinition each : task.definition().containers()) {
      all.add(describe(each, all.size()));
    }
    return all;
  }

  private Container describe(ContainerDefinition container, int index) {
    String arn = names.tasks().arn(task.number());
    // The first part of a task is its network interface.
    String id = names.partId(task.number(), 1 + index);
    OfContainer followed = followed(container.name());
    return new Container(
        arn.replaceFirst(":task/", ":container/") + "/" + id,
        arn,
        container.name(),
        container.image(),
        null,
        followed == null ? statusOfTask() : followed.lastStatus().name(),
        exitCode(container, followed),
        followed == null || followed.reason().isEmpty() ? null : followed.reason(),
        followed == null
            ? List.of()
            : followed.networkBindings().stream().map(ContainerDescriptions::binding).toList(),
        List.of(),
        followed == null ? "UNKNOWN" : followed.healthStatus().name(),
        String.valueOf(container.cpu()),
        size(container.memoryMiB()),
        size(container.memoryReservationMiB()),
        null);
  }

  private @Nullable OfContainer followed(String name) {
    TaskDetail detail = task.containers();
    if (detail != null) {
      for (OfContainer container : detail.containers()) {
        if (container.name().equals(name)) {
          return container;
        }
      }
    }
    return null;
  }

  /** Of containers that nobody follows only the first essential one's is known. */
  private @Nullable Integer exitCode(
      ContainerDefinition container, @Nullable OfContainer followed) {
    int code = TaskDetail.NO_EXIT_CODE;
    if (followed != null) {
      code = followed.exitCode();
    } else if (container.equals(main())) {
      code = task.exitCode();
    }
    return code == TaskDetail.NO_EXIT_CODE ? null : code;
  }

  private @Nullable ContainerDefinition main() {
    return task.definition().containers().stream()
        .filter(ContainerDefinition::essential)
        .findFirst()
        .orElse(null);
  }

  private String statusOfTask() {
    return switch (task.lastStatus()) {
      case PROVISIONING, PENDING -> "PENDING";
      case ACTIVATING, RUNNING, DEACTIVATING, STOPPING -> "RUNNING";
      case DEPROVISIONING, STOPPED, DELETED -> "STOPPED";
    };
  }

  private static Container.NetworkBinding binding(NetworkBinding binding) {
    return new Container.NetworkBinding(
        "0.0.0.0",
        binding.containerPort(),
        binding.hostPort(),
        binding.protocol().name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable String size(int mebibytes) {
    return mebibytes > 0 ? String.valueOf(mebibytes) : null;
  }
}
