package dev.berth.scenarios.assembly;

import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.lifecycle.container.AgentSettings.ImageCleanUp;
import dev.berth.engine.lifecycle.container.AgentSettings.PortRange;
import dev.berth.engine.lifecycle.container.AgentSettings.PullBehavior;
import dev.berth.engine.random.Distribution;
import dev.berth.scenarios.spec.AgentSpec;
import dev.berth.scenarios.unit.MemoryAmount;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;

/** Settings of agents, with the images of the scenario. */
final class Agents {
  private final Map<String, Integer> imageMiB = new TreeMap<>();

  Agents(Map<String, MemoryAmount> images) {
    images.forEach((name, size) -> imageMiB.put(name, size.mebibytes()));
  }

  /** The settings of a group's agents. */
  AgentSettings of(AgentSpec spec) {
    AgentSpec.CleanUp cleanUp = spec.imageCleanUp();
    return new AgentSettings(
        imageMiB,
        behavior(spec.pullBehavior()),
        bandwidth(spec.pullBandwidth()),
        new LinkedHashSet<>(spec.images()),
        Math.toIntExact(Math.ceilDiv(spec.stopTimeout().toMillis(), 1_000L)),
        new PortRange(spec.dynamicPorts().first(), spec.dynamicPorts().last()),
        cleanUp == null
            ? null
            : new ImageCleanUp(
                cleanUp.every().toNanos(), cleanUp.minimumAge().toNanos(), cleanUp.perRound()));
  }

  private static Distribution bandwidth(AgentSpec.Bandwidth spec) {
    double perSecond = spec.perSecond().mebibytes();
    return spec.sigma() == 0
        ? new Distribution.Constant(perSecond)
        : new Distribution.LogNormal(perSecond, spec.sigma());
  }

  private static PullBehavior behavior(AgentSpec.PullBehavior spec) {
    return switch (spec) {
      case DEFAULT -> PullBehavior.DEFAULT;
      case ALWAYS -> PullBehavior.ALWAYS;
      case ONCE -> PullBehavior.ONCE;
      case PREFER_CACHED -> PullBehavior.PREFER_CACHED;
    };
  }
}
