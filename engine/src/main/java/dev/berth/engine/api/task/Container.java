package dev.berth.engine.api.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container of a task.
 *
 * @param lastStatus PENDING, RUNNING or STOPPED
 * @param exitCode {@code null} for one that has not exited, or never ran
 */
public record Container(
    String containerArn,
    String taskArn,
    String name,
    @Nullable String image,
    @Nullable String runtimeId,
    String lastStatus,
    @Nullable Integer exitCode,
    @Nullable String reason,
    List<NetworkBinding> networkBindings,
    List<NetworkInterface> networkInterfaces,
    @Nullable String healthStatus,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String memoryReservation,
    @Nullable List<String> gpuIds) {
  public Container {
    networkBindings = List.copyOf(networkBindings);
    networkInterfaces = List.copyOf(networkInterfaces);
    gpuIds = Copies.list(gpuIds);
  }

  /** A port of a container and the port of the host that leads to it. */
  public record NetworkBinding(String bindIP, int containerPort, int hostPort, String protocol) {}

  /** A container's part in its task's network interface. */
  public record NetworkInterface(String attachmentId, @Nullable String privateIpv4Address) {}
}
