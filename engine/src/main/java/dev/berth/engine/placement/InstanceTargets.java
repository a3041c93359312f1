package dev.berth.engine.placement;

import dev.berth.engine.placement.query.AgentVersion;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.QueryTarget;
import java.util.ArrayList;
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
  private final List<Map<String, String>> attributes;
  private final List<Set<String>> capabilities;
  private final Map<String, GroupTasks> tasksByGroup;
  private final IntPredicate agentConnected;
  private InstanceFacts facts = InstanceFacts.PLAIN;
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

  void know(InstanceFacts more) {
    facts = more;
  }

  InstanceFacts facts() {
    return facts;
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
  public @Nullable AgentVersion agentVersion() {
    return facts.agentVersion(instance);
  }

  @Override
  public String ec2InstanceId() {
    return facts.ec2InstanceId(instance);
  }

  @Override
  public long registeredAtSeconds() {
    return facts.registeredAtSeconds(instance);
  }

  @Override
  public int runningTasksCount() {
    return runningTasksCount(instance);
  }

  int runningTasksCount(int candidate) {
    int count = 0;
    for (GroupTasks tasks : tasksByGroup.values()) {
      count += tasks.byInstance()[candidate];
    }
    return count;
  }

  /** The groups of which a task runs on an instance. */
  List<String> groupsOn(int candidate) {
    List<String> groups = new ArrayList<>();
    tasksByGroup.forEach((group, tasks) -> {
      if (tasks.byInstance()[candidate] > 0) {
        groups.add(group);
      }
    });
    return groups;
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
