package dev.berth.engine.cluster;

import dev.berth.engine.api.instance.VersionInfo;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.placement.InstanceFacts;
import org.jspecify.annotations.Nullable;

/** What a cluster's book knows of an instance that placement does not look at. */
final class InstanceEntry {
  /** How long an agent takes for its update. */
  static final long UPDATE_NANOS = 60_000_000_000L;

  /** How long a deregistered instance can still be described. */
  static final long INACTIVE_NANOS = 3_600_000_000_000L;

  private static final long NEVER = -1;

  private static final VersionInfo CURRENT =
      new VersionInfo(InstanceFacts.CURRENT_AGENT.toString(), null, null);

  final long registeredAt;
  final Registrant registrant;
  Tags tags = Tags.NONE;
  int pendingTasks;

  /** Tasks whose lastStatus is not STOPPED. */
  int unstoppedTasks;

  private VersionInfo versionInfo;
  private long updateStartedAt = NEVER;
  private long deregisteredAt = NEVER;

  /** An instance that has just registered. */
  InstanceEntry(Registrant registrant, @Nullable VersionInfo versionInfo, long now) {
    this.registrant = registrant;
    this.versionInfo = versionInfo == null ? CURRENT : versionInfo;
    registeredAt = now;
  }

  /** What runs on it, by now. */
  VersionInfo versionInfo(long now) {
    return isUpdated(now)
        ? new VersionInfo(CURRENT.agentVersion(), null, versionInfo.dockerVersion())
        : versionInfo;
  }

  /** Its agent has started anew, and says what it is. */
  void setVersionInfo(VersionInfo info) {
    versionInfo = info;
    updateStartedAt = NEVER;
  }

  /** How far the last update of its agent has come; {@code null} without one. */
  @Nullable String updateStatus(long now) {
    if (updateStartedAt == NEVER) {
      return null;
    }
    return isUpdated(now) ? "UPDATED" : "PENDING";
  }

  void startUpdate(long now) {
    updateStartedAt = now;
  }

  void deregister(long now) {
    deregisteredAt = now;
  }

  /** Whether nobody remembers it any more. */
  boolean isForgotten(long now) {
    return deregisteredAt != NEVER && now - deregisteredAt >= INACTIVE_NANOS;
  }

  private boolean isUpdated(long now) {
    return updateStartedAt != NEVER && now - updateStartedAt >= UPDATE_NANOS;
  }
}
