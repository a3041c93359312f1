package dev.berth.engine.placement;

/** The rules that can exclude an instance, in the order in which they are applied. */
public enum Rejection {
  /** Not ACTIVE: RunTask does not even consider it, StartTask answers this. */
  STATUS("INACTIVE"),
  /** Of another capacity provider, or of none: not considered either. */
  CAPACITY_PROVIDER("CAPACITY PROVIDER"),
  AGENT("AGENT"),
  ATTRIBUTE("ATTRIBUTE"),
  LOCATION("LOCATION"),
  CPU("RESOURCE:CPU"),
  MEMORY("RESOURCE:MEMORY"),
  PORTS("RESOURCE:PORTS"),
  GPU("RESOURCE:GPU"),
  NETWORK_INTERFACE("RESOURCE:ENI"),
  MEMBER_OF("MemberOf placement constraint unsatisfied."),
  DISTINCT_INSTANCE("DistinctInstance placement constraint unsatisfied.");

  private final String reason;

  Rejection(String reason) {
    this.reason = reason;
  }

  /** Whether RunTask considers an instance at all that this rule excludes. */
  public boolean isConsidered() {
    return this != STATUS && this != CAPACITY_PROVIDER;
  }

  /** The failure reason as ECS words it. */
  public String reason() {
    return reason;
  }
}
