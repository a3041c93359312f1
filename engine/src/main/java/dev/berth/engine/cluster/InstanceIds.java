package dev.berth.engine.cluster;

import dev.berth.engine.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;

/** What EC2 and drivers call instances and devices; it follows from the seed and a number. */
final class InstanceIds {
  private static final long LAST_DIGIT = 0xf;

  private final RandomStreams streams;

  InstanceIds(RandomStreams streams, String cluster) {
    this.streams = streams.named("container-instance").named(cluster);
  }

  /** EC2's id of an instance. */
  String ec2(int instance) {
    UniformRandomProvider digits = streams.named("ec2").stream(instance);
    return "i-%x%016x".formatted(digits.nextLong() & LAST_DIGIT, digits.nextLong());
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
}
