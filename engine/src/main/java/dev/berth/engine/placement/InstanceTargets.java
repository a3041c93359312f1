package dev.berth.engine.placement;

import dev.berth.engine.placement.query.AgentVersion;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QueryTarget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a cluster as queries see them: one target that is moved from one to the next.
 */
final class InstanceTargets implements QueryTarget {
  /** The agent of June 2026. */
  private static final AgentVersion AGENT = new AgentVersion(1, 105, 1);

  private final List<Map<String, String>> attributes;
  private final List<Set<String>> capabilities;
  private final Map<String, GroupTasks> tasksByGroup;
  private final IntPredicate agentConnected;
  private int instance;

  InstanceTargets(
      List<Map<String, String>> attributes,
      List<Set<String>> capabilities,
      Map<String, GroupTasks> tasksByGroup,
      IntPredicate agentConnected) {
    this.agentConnected = agentConnected;
    this.attributes = attributes;
    this.capabilities = capabilities;
    this.tasksByGroup = tasksByGroup;
  }

  boolean matches(ClusterQuery query, int candidate) {
    instance = candidate;
    return query.matches(this);
  }

  @Override
  public boolean agentConnected() {
    return agentConnected.test(instance);
  }

  @Override
  public AgentVersion agentVersion() {
    return AGENT;
  }

  @Override
  public String ec2InstanceId() {
    return "i-%017x".formatted(instance);
  }

  /** All instances are there from the world's epoch on, which stands for 1970. */
  @Override
  public long registeredAtSeconds() {
    return 0;
  }

  @Override
  public int runningTasksCount() {
    int count = 0;
    for (GroupTasks tasks : tasksByGroup.values()) {
      count += tasks.byInstance()[instance];
    }
    return count;
  }

  @Override
  public boolean runsTaskOf(String group) {
    GroupTasks tasks = tasksByGroup.get(group);
    return tasks != null && tasks.byInstance()[instance] > 0;
  }

  @Override
  public boolean runsTaskOfAny(Predicate<String> groups) {
    for (Map.Entry<String, GroupTasks> entry : tasksByGroup.entrySet()) {
      if (entry.getValue().byInstance()[instance] > 0 && groups.test(entry.getKey())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable String attribute(String name) {
    String value = attributes.get(instance).get(name);
    return value == null && capabilities.get(instance).contains(name) ? "" : value;
  }
}
