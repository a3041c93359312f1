package dev.berth.engine.record;

import dev.berth.engine.model.Resources;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The instances of a world, when they were there, what they offered and what they cost. */
final class FleetBooks {
  private static final double NANOS_PER_HOUR = 3_600e9;
  private static final double NANOS = 1e9;
  private static final double HOUR = 3_600;

  private final Map<Integer, InstanceLife> lives = new TreeMap<>();
  private Resources largest = Resources.NONE;
  private int registered;

  /** EC2 has launched an instance. */
  void launch(long time, int instance, InstanceInfo info) {
    lives.put(instance, new InstanceLife(info, time));
  }

  /** An instance has joined a cluster; if nobody has launched it, it is there from now on. */
  void register(long time, int instance, InstanceInfo info) {
    lives.computeIfAbsent(instance, _ -> new InstanceLife(info, time)).register(time);
    largest = largest.max(info.registered());
    registered++;
  }

  /** An instance is no longer of its cluster; false if it was not before. */
  boolean leave(long time, int instance) {
    return known(instance).leave(time);
  }

  /** EC2 has taken an instance away; true if it was of a cluster until now. */
  boolean terminate(long time, int instance) {
    known(instance).terminate(time);
    return leave(time, instance);
  }

  /** How many have ever registered. */
  int registered() {
    return registered;
  }

  /** The largest amount of each resource that any one of them offered. */
  Resources largest() {
    return largest;
  }

  InstanceInfo info(int instance) {
    return known(instance).info();
  }

  /** CPU units on offer, on average until the end. */
  double cpuUnits(long end) {
    return mean(end, Resources::cpuUnits);
  }

  /** MiB of memory on offer, on average until the end. */
  double memoryMiB(long end) {
    return mean(end, Resources::memoryMiB);
  }

  /** Thousandths of GPUs on offer, on average until the end. */
  double gpuMilli(long end) {
    return mean(end, Resources::gpuMilli);
  }

  /** On-demand price of all instances for the time that they were there. */
  double costUsd(long end) {
    double hourly = lives.values().stream().mapToDouble(life -> life.info().hourlyPriceUsd()).sum();
    double free = 0;
    for (InstanceLife life : lives.values()) {
      free += life.freeNanos(end) / NANOS_PER_HOUR * life.info().hourlyPriceUsd();
    }
    return hourly * end / NANOS / HOUR - free;
  }

  private double mean(long end, ToDoubleFunction<Resources> amount) {
    double offered = 0;
    double absent = 0;
    for (InstanceLife life : lives.values()) {
      if (life.isRegistered()) {
        double of = amount.applyAsDouble(life.info().registered());
        offered += of;
        absent += (double) life.absentNanos(end) * of;
      }
    }
    return end == 0 ? offered : offered - absent / end;
  }

  private InstanceLife known(int instance) {
    InstanceLife life = lives.get(instance);
    if (life == null) {
      throw new IllegalStateException("nobody has heard of instance " + instance);
    }
    return life;
  }
}
