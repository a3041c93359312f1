package dev.berth.engine.lifecycle.container;

import dev.berth.engine.random.Distribution;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the agent of a container instance is set, and what it finds on its host and in registries.
 *
 * @param imageMiB sizes by image; an image without one takes no time to pull
 * @param pullMiBPerSecond how fast a pull is that has the instance to itself; drawn for each pull
 * @param onHost images that the instance has from the beginning, without a pull by the agent
 * @param stopTimeoutSeconds from SIGTERM to SIGKILL, for containers that say nothing themselves
 * @param dynamicPorts host ports that the agent chooses from
 * @param cleanUp {@code null} if unused images stay for ever
 */
public record AgentSettings(
    Map<String, Integer> imageMiB,
    PullBehavior pullBehavior,
    Distribution pullMiBPerSecond,
    SequencedSet<String> onHost,
    int stopTimeoutSeconds,
    PortRange dynamicPorts,
    @Nullable ImageCleanUp cleanUp) {
  /** ECS_CONTAINER_STOP_TIMEOUT where nobody sets it. */
  public static final int DEFAULT_STOP_TIMEOUT_SECONDS = 30;

  /** An agent that nobody has set, where no image has a size. */
  public static final AgentSettings DEFAULT =
      new AgentSettings(
          Map.of(),
          PullBehavior.DEFAULT,
          new Distribution.Constant(100),
          new LinkedHashSet<>(),
          DEFAULT_STOP_TIMEOUT_SECONDS,
          PortRange.LINUX,
          null);

  public AgentSettings {
    imageMiB = Collections.unmodifiableMap(new TreeMap<>(imageMiB));
    onHost = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(onHost));
  }

  /** When an agent pulls an image: ECS_IMAGE_PULL_BEHAVIOR. */
  public enum PullBehavior {
    /** Always, but a pull that fails is made good by an image that is there. */
    DEFAULT,
    /** Always, and without a pull there is no start. */
    ALWAYS,
    /** Unless the agent has pulled it before. */
    ONCE,
    /** Unless it is there. */
    PREFER_CACHED
  }

  /** Host ports from one to another. */
  public record PortRange(int first, int last) {
    /** The usual range of a Linux kernel for ports of short life. */
    public static final PortRange LINUX = new PortRange(32_768, 60_999);

    public PortRange {
      if (first < 1 || last < first || last > 65_535) {
        throw new IllegalArgumentException("ports %d to %d".formatted(first, last));
      }
    }
  }

  /**
   * How the agent removes images that no task on the instance uses.
   *
   * @param everyNanos from one round to the next
   * @param minimumAgeNanos how long ago an image must have been pulled
   * @param perRound the most that one round removes, those used longest ago first
   */
  public record ImageCleanUp(long everyNanos, long minimumAgeNanos, int perRound) {
    public ImageCleanUp {
      if (everyNanos <= 0 || minimumAgeNanos < 0 || perRound < 1) {
        throw new IllegalArgumentException(
            "every %d ns, %d images".formatted(everyNanos, perRound));
      }
    }
  }

  /** Whether a pull of one of these containers' images takes time. */
  boolean sizes(ContainerPlan plan) {
    return !imageMiB.isEmpty()
        && plan.containers().stream().anyMatch(each -> sizeOf(each.image()) > 0);
  }

  /** Whether these tasks show nothing that makes it worth to follow their containers. */
  public boolean makesPlain(ContainerPlan plan) {
    return plan.isPlain() && !sizes(plan);
  }

  /** The size of an image in MiB; 0 if nobody has said. */
  int sizeOf(String image) {
    return imageMiB.getOrDefault(image, 0);
  }
}
