package dev.berth.engine.api.instance;

import java.util.List;

/** How a container instance is, all in all and in each respect. */
public record ContainerInstanceHealthStatus(String overallStatus, List<Result> details) {
  /** How it is in one respect, such as {@code CONTAINER_RUNTIME}. */
  public record Result(String type, String status) {}
}
