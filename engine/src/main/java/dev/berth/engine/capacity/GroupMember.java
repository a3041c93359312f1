package dev.berth.engine.capacity;

/** An instance of an Auto Scaling group. */
final class GroupMember {
  static final long NEVER = Long.MAX_VALUE;

  final int instance;
  final int type;
  final String zone;
  final long launchedAt;
  LifecycleState state;
  long inServiceAt = NEVER;

  /** When what holds it up is over. */
  long waitsUntil = NEVER;

  /** How many hooks have let it pass in this transition. */
  int hooksPassed;

  /** Whether ECS is draining it. */
  boolean draining;

  GroupMember(int instance, int type, String zone, LifecycleState state, long now) {
    this.instance = instance;
    this.type = type;
    this.zone = zone;
    this.state = state;
    launchedAt = now;
  }
}
