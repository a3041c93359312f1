package dev.berth.engine.time.pekko;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.typed.DispatcherSelector;

/** Pekko's settings for the actor system of one world. */
public final class WorldSettings {
  /** Setting: how many lanes the world has. */
  static final String LANES = "berth.lanes";

  /** Setting of a dispatcher: which lane runs its actors. */
  static final String LANE = "lane";

  /** Setting of a dispatcher: whether its actors are outsiders. */
  static final String OUTSIDERS = "outsiders";

  private WorldSettings() {}

  /** Settings for a system with virtual time and this many lanes. */
  public static Config withLanes(int lanes) {
    StringBuilder settings = new StringBuilder();
    settings.append(LANES).append(" = ").append(lanes).append('\n');
    for (int lane = 0; lane < lanes; lane++) {
      settings.append(dispatcher(laneDispatcher(lane), lane, false, 1_000));
    }
    settings.append(dispatcher(OUTSIDE_DISPATCHER, 0, true, 1));
    return ConfigFactory.parseString(settings.toString())
        .withFallback(ConfigFactory.parseResources(WorldSettings.class, "world.conf"))
        .withFallback(ConfigFactory.load())
        .resolve();
  }

  /** Selects the dispatcher of a lane. */
  public static DispatcherSelector inLane(int lane) {
    return DispatcherSelector.fromConfig(laneDispatcher(lane));
  }

  /** Selects the dispatcher of those who bring work to the control plane from outside. */
  public static DispatcherSelector outside() {
    return DispatcherSelector.fromConfig(OUTSIDE_DISPATCHER);
  }

  private static final String OUTSIDE_DISPATCHER = "berth-outside";

  private static String laneDispatcher(int lane) {
    return "berth-lane-" + lane;
  }

  private static String dispatcher(String name, int lane, boolean outsiders, int throughput) {
    return """
    %s {
      type = Dispatcher
      executor = "%s"
      throughput = %d
      %s = %d
      %s = %b
    }
    """
        .formatted(
            name, LaneExecutor.class.getName(), throughput, LANE, lane, OUTSIDERS, outsiders);
  }
}
