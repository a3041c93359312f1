package dev.berth.engine.placement.policy;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ScoringPolicy;

/** ECS's {@code binpack}: the instance with the least of a resource left. */
public record Binpack(Field field) implements ScoringPolicy {
  /** What binpack can go by. */
  public enum Field {
    CPU,
    MEMORY
  }

  @Override
  public long score(ClusterState cluster, PlacementRequest request, int instance) {
    return switch (field) {
      case CPU -> cluster.largest().cpuUnits() - cluster.cpuLeft()[instance];
      case MEMORY -> cluster.largest().memoryMiB() - cluster.memoryLeft()[instance];
    };
  }

  @Override
  public int scoreBits(ClusterState cluster) {
    Resources largest = cluster.largest();
    int highest = field == Field.CPU ? largest.cpuUnits() : largest.memoryMiB();
    return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
  }
}
