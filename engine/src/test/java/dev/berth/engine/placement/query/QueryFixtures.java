package dev.berth.engine.placement.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Container instances to ask queries about. */
final class QueryFixtures {
  private QueryFixtures() {}

  /** 2018-06-18T22:28:28Z. */
  static final long REGISTERED = 1_529_360_908;

  /** A connected t2.small in us-east-1a with one task of service:production. */
  static Instance instance() {
    return new Instance(
        true,
        new AgentVersion(1, 14, 5),
        "i-abcd1234",
        REGISTERED,
        1,
        Set.of("service:production"),
        Map.of("ecs.instance-type", "t2.small", "ecs.availability-zone", "us-east-1a"));
  }

  /** Whether an expression selects an instance. */
  static boolean matches(String expression, QueryTarget target) throws QuerySyntaxException {
    return ClusterQuery.parse(expression).matches(target);
  }

  /** An instance whose parts can be exchanged. */
  record Instance(
      boolean agentConnected,
      @Nullable AgentVersion agentVersion,
      String ec2InstanceId,
      long registeredAtSeconds,
      int runningTasksCount,
      Set<String> groups,
      Map<String, String> attributes)
      implements QueryTarget {

    @Override
    public boolean runsTaskOf(String group) {
      return groups.contains(group);
    }

    @Override
    public boolean runsTaskOfAny(Predicate<String> test) {
      return groups.stream().anyMatch(test);
    }

    @Override
    public @Nullable String attribute(String name) {
      return attributes.get(name);
    }

    Instance with(String name, String value) {
      Map<String, String> all = new HashMap<>(attributes);
      all.put(name, value);
      return new Instance(
          agentConnected,
          agentVersion,
          ec2InstanceId,
          registeredAtSeconds,
          runningTasksCount,
          groups,
          all);
    }

    Instance withAgent(boolean connected, @Nullable AgentVersion version) {
      return new Instance(
          connected,
          version,
          ec2InstanceId,
          registeredAtSeconds,
          runningTasksCount,
          groups,
          attributes);
    }

    Instance withTasks(int count, String... ofGroups) {
      return new Instance(
          agentConnected,
          agentVersion,
          ec2InstanceId,
          registeredAtSeconds,
          count,
          Set.of(ofGroups),
          attributes);
    }

    Instance registeredAt(long seconds) {
      return new Instance(
          agentConnected,
          agentVersion,
          ec2InstanceId,
          seconds,
          runningTasksCount,
          groups,
          attributes);
    }
  }
}
