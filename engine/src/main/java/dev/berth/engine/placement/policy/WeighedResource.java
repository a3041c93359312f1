package dev.berth.engine.placement.policy;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;

/** A resource that policies can weigh. */
public enum WeighedResource {
  /** In CPU units. */
  CPU,
  /** In MiB. */
  MEMORY,
  /** In thousandths of a device. */
  GPU;

  /** How much of it an amount holds. */
  int in(Resources amounts) {
    return switch (this) {
      case CPU -> amounts.cpuUnits();
      case MEMORY -> amounts.memoryMiB();
      case GPU -> amounts.gpuMilli();
    };
  }

  /** How much of it is not taken on an instance. */
  int left(ClusterState cluster, int instance) {
    return switch (this) {
      case CPU -> cluster.cpuLeft()[instance];
      case MEMORY -> cluster.memoryLeft()[instance];
      case GPU -> cluster.gpus().totalLeft()[instance];
    };
  }
}
