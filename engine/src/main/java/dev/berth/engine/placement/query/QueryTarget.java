package dev.berth.engine.placement.query;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A container instance as a query sees it. */
public interface QueryTarget {
  /** Whether the agent is connected. */
  boolean agentConnected();

  /** The agent's version; {@code null} if it is not known. */
  @Nullable AgentVersion agentVersion();

  /** The EC2 instance id, or the managed instance id of an external instance. */
  String ec2InstanceId();

  /** When it registered, in whole seconds since 1970 in UTC, fractions dropped. */
  long registeredAtSeconds();

  /** Tasks wanted RUNNING. */
  int runningTasksCount();

  /** Whether a task of this group runs here. */
  boolean runsTaskOf(String group);

  /** Whether a task of any group that passes the test runs here. */
  boolean runsTaskOfAny(Predicate<String> groups);

  /** An attribute's value, empty if it has none; {@code null} without such an attribute. */
  @Nullable String attribute(String name);
}
