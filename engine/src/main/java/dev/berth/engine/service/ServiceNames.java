package dev.berth.engine.service;

import dev.berth.engine.model.Arns;
import dev.berth.engine.random.RandomStreams;

/** How a service and what belongs to it are called. */
final class ServiceNames {
  private static final long SMALLEST = 1_000_000_000_000_000_000L;
  private static final long RANGE = 8_000_000_000_000_000_000L;

  private final String name;
  private final String cluster;
  private final Arns arns;
  private final RandomStreams streams;
  private long rollouts;
  private long events;

  /**
   * Names of one service.
   *
   * @param streams the service's own
   */
  ServiceNames(String name, String cluster, Arns arns, RandomStreams streams) {
    this.name = name;
    this.cluster = cluster;
    this.arns = arns;
    this.streams = streams;
  }

  String name() {
    return name;
  }

  String arn() {
    return arns.service(cluster, name);
  }

  String clusterArn() {
    return arns.cluster(cluster);
  }

  /** The task group of its tasks. */
  String group() {
    return "service:" + name;
  }

  /** The id of one more deployment. */
  String nextRollout() {
    return "ecs-svc/" + digits("deployment", rollouts++);
  }

  /** The ARN of the revision of the deployment that was named last. */
  String revisionArn() {
    return arns.serviceRevision(cluster, name, digits("revision", rollouts));
  }

  /** The ARN of the service deployment of the deployment that was named last. */
  String deploymentArn() {
    return arns.serviceDeployment(cluster, name, digits("service-deployment", rollouts));
  }

  /** The id of one more event. */
  String nextEvent() {
    long high = streams.named("event").stream(events).nextLong();
    long low = streams.named("event-low").stream(events++).nextLong();
    return "%08x-%04x-%04x-%04x-%012x"
        .formatted(
            high >>> 32, (high >>> 16) & 0xffff, high & 0xffff, low >>> 48, low & 0xffffffffffffL);
  }

  private String digits(String purpose, long number) {
    long drawn = streams.named(purpose).stream(number).nextLong();
    return Long.toString(SMALLEST + Math.floorMod(drawn, RANGE));
  }
}
