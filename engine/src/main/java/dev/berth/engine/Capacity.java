package dev.berth.engine;

import dev.berth.engine.lifecycle.MachineTiming;
import dev.berth.engine.model.InstanceType;
import java.util.List;

/**
 * Where a world's instances come from beyond those that its clusters begin with.
 *
 * @param instanceTypes types of EC2 that are known; instances of others cost nothing
 * @param timing how long machines take
 */
public record Capacity(List<InstanceType> instanceTypes, MachineTiming timing) {
  /** Nothing is known of EC2's types. */
  public static final Capacity PLAIN = new Capacity(List.of(), MachineTiming.REALISTIC);

  public Capacity {
    instanceTypes = List.copyOf(instanceTypes);
  }
}
