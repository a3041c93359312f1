package dev.berth.engine.cluster;

import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What a call says of the tasks it starts beyond what placement and agent must know. Tasks of one
 * call share it until somebody changes one of them.
 *
 * @param startedBy who has started them, in the caller's words
 * @param service the service that they belong to; {@code null} for standalone tasks
 * @param overrides as they are told again, an entry for each container included
 * @param volume the one that the call configures
 * @param protectedUntil until when neither scale-in nor deployments may stop the task; 0 if they
 *     may
 * @param fargate {@code null} for tasks on container instances
 */
public record TaskDetails(
    @Nullable String startedBy,
    @Nullable String service,
    @Nullable TaskOverride overrides,
    Tags tags,
    boolean enableExecuteCommand,
    @Nullable NetworkConfiguration networkConfiguration,
    @Nullable TaskVolumeConfiguration volume,
    long protectedUntil,
    @Nullable OnFargate fargate) {
  /** Nothing was said. */
  public static final TaskDetails NONE =
      new TaskDetails(null, null, null, Tags.NONE, false, null, null, 0, null);

  /** Those of the tasks of a service. */
  public static TaskDetails ofService(String service, String deployment) {
    return new TaskDetails(deployment, service, null, Tags.NONE, false, null, null, 0, null);
  }

  /** The same with other tags. */
  public TaskDetails with(Tags others) {
    return new TaskDetails(
        startedBy,
        service,
        overrides,
        others,
        enableExecuteCommand,
        networkConfiguration,
        volume,
        protectedUntil,
        fargate);
  }

  /** The same, protected until a time. */
  public TaskDetails protectedUntil(long time) {
    return new TaskDetails(
        startedBy,
        service,
        overrides,
        tags,
        enableExecuteCommand,
        networkConfiguration,
        volume,
        time,
        fargate);
  }

  /** The same on Fargate. */
  public TaskDetails on(OnFargate host) {
    return new TaskDetails(
        startedBy,
        service,
        overrides,
        tags,
        enableExecuteCommand,
        networkConfiguration,
        volume,
        protectedUntil,
        host);
  }

  /**
   * Where on Fargate a task runs.
   *
   * @param provider FARGATE or FARGATE_SPOT where a capacity provider strategy has led there
   * @param subnet the one of the call's that it is in
   * @param zone the subnet's, if it is known
   */
  public record OnFargate(
      @Nullable String provider,
      String platformVersion,
      @Nullable String subnet,
      @Nullable String zone) {
    /** Whether AWS may take its host back. */
    public boolean isSpot() {
      return "FARGATE_SPOT".equals(provider);
    }
  }
}
