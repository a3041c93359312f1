package dev.berth.engine.cluster;

import dev.berth.engine.random.RandomStreams;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** Ids of container instances: they look like chance, and follow from the seed and a number. */
final class InstanceIds {
  private static final long SEVENTEEN_DIGITS = 0xfL;

  private final RandomStreams streams;
  private final Map<String, Integer> numbers = new HashMap<>();
  private int indexed;

  InstanceIds(RandomStreams streams, String cluster) {
    this.streams = streams.named("container-instance").named(cluster);
  }

  /** 32 hexadecimal digits. */
  String id(int instance) {
    UniformRandomProvider digits = streams.stream(instance);
    return "%016x%016x".formatted(digits.nextLong(), digits.nextLong());
  }

  /** EC2's id. */
  String ec2(int instance) {
    UniformRandomProvider digits = streams.named("ec2").stream(instance);
    return "i-%x%016x".formatted(digits.nextLong() & SEVENTEEN_DIGITS, digits.nextLong());
  }

  /** The id of a GPU, as its driver names it. */
  String gpu(int instance, int device) {
    UniformRandomProvider digits = streams.named("gpu").named("" + device).stream(instance);
    long high = digits.nextLong();
    return "GPU-%08x-%04x-%04x-%04x-%012x"
        .formatted(
            high >>> 32,
            high >>> 16 & 0xffff,
            high & 0xffff,
            digits.nextLong() >>> 48,
            digits.nextLong() >>> 16);
  }

  /** The number of the instance with this id, or -1. */
  int number(String id, int instances) {
    for (; indexed < instances; indexed++) {
      numbers.put(id(indexed), indexed);
    }
    return numbers.getOrDefault(id, -1);
  }
}
