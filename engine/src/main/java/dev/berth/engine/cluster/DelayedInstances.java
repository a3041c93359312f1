package dev.berth.engine.cluster;

import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.api.instance.ListAttributes;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.query.AgentVersion;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.placement.query.QueryTarget;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A cluster's instances as readers see them while changes take their time until they are seen. */
public final class DelayedInstances {
  private static final long SECOND = 1_000_000_000L;

  private final ContainerInstances instances;
  private final ClusterState state;
  private final InstanceLists lists;
  private final Replica<Snapshot> replica;
  private int known;

  /**
   * Follows a cluster that has no instances yet.
   *
   * @param missing what negative operators say of instances without the attribute
   * @param delay from a change until it is seen, in seconds
   */
  public DelayedInstances(
      Cluster cluster, MissingAttribute missing, Distribution delay, RandomStreams streams) {
    instances = cluster.containerInstances();
    state = cluster.instances();
    lists = new InstanceLists(missing);
    replica = new Replica<>(delay, streams.named("consistency").named("instances").stream());
  }

  /** Notes that an instance has changed; one that registers at the beginning is seen at once. */
  public void changed(int instance, long now) {
    Snapshot snapshot =
        new Snapshot(
            instance,
            instances.describe(instance, InstanceCalls.FIELDS, now),
            new HashSet<>(state.groupsOn(instance)),
            instances.version(instances.entry(instance)));
    boolean isNew = instance >= known;
    known = Math.max(known, instance + 1);
    if (isNew && now == 0) {
      replica.begin(instances.arn(instance), snapshot);
    } else {
      replica.put(instances.arn(instance), snapshot, now);
    }
  }

  /** An answer from the books as readers see it: as things were, and without what is too new. */
  public Outcome<?> seen(InstanceOperation<?> operation, Outcome<?> answer, long now) {
    if (!(answer instanceof Outcome.Done<?>(Object response))) {
      return answer;
    }
    return switch (operation) {
      case DescribeContainerInstances describe
          when response instanceof DescribeContainerInstances.Response found ->
          Outcome.of(seen(describe, found, now));
      case ListContainerInstances list -> lists.instances(visible(now), list);
      case ListAttributes list -> lists.attributes(visible(now), list);
      default -> answer;
    };
  }

  private DescribeContainerInstances.Response seen(
      DescribeContainerInstances call, DescribeContainerInstances.Response answer, long now) {
    List<String> fields = call.include() == null ? List.of() : call.include();
    Map<String, Snapshot> visible = replica.at(now);
    List<ContainerInstance> found = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>(answer.failures());
    for (ContainerInstance present : answer.containerInstances()) {
      Snapshot snapshot = visible.get(present.containerInstanceArn());
      if (snapshot == null) {
        failures.add(MissingResource.of(present.containerInstanceArn()));
      } else {
        found.add(snapshot.with(fields, present));
      }
    }
    return new DescribeContainerInstances.Response(found, failures);
  }

  private List<Snapshot> visible(long now) {
    return replica.at(now).values().stream()
        .filter(each -> instances.find(each.arn()) != Placement.NO_INSTANCE)
        .toList();
  }

  /**
   * An instance at one time.
   *
   * @param groups of which a task was wanted RUNNING on it
   */
  private record Snapshot(
      int number, ContainerInstance whole, Set<String> groups, @Nullable AgentVersion agentVersion)
      implements InstanceLists.Seen, QueryTarget {
    /** With these optional fields; an update of its agent goes on by itself. */
    ContainerInstance with(List<String> fields, ContainerInstance present) {
      boolean updating = "PENDING".equals(whole.agentUpdateStatus());
      return new ContainerInstance(
          whole.containerInstanceArn(),
          whole.ec2InstanceId(),
          whole.capacityProviderName(),
          whole.version(),
          updating ? present.versionInfo() : whole.versionInfo(),
          whole.remainingResources(),
          whole.registeredResources(),
          whole.status(),
          whole.agentConnected(),
          whole.runningTasksCount(),
          whole.pendingTasksCount(),
          updating ? present.agentUpdateStatus() : whole.agentUpdateStatus(),
          whole.attributes(),
          whole.registeredAt(),
          fields.contains("TAGS") ? whole.tags() : List.of(),
          fields.contains("CONTAINER_INSTANCE_HEALTH") ? whole.healthStatus() : null);
    }

    @Override
    public String arn() {
      return whole.containerInstanceArn();
    }

    @Override
    public String status() {
      return whole.status();
    }

    @Override
    public boolean hasAttribute(String name) {
      return attribute(name) != null;
    }

    @Override
    public List<Attribute> attributes() {
      return whole.attributes();
    }

    @Override
    public boolean matches(ClusterQuery query) {
      return query.matches(this);
    }

    @Override
    public boolean agentConnected() {
      return whole.agentConnected();
    }

    @Override
    public String ec2InstanceId() {
      return whole.ec2InstanceId();
    }

    @Override
    public long registeredAtSeconds() {
      return whole.registeredAt() / SECOND;
    }

    @Override
    public int runningTasksCount() {
      return whole.runningTasksCount();
    }

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
      for (Attribute each : whole.attributes()) {
        if (name.equals(each.name())) {
          return each.value() == null ? "" : each.value();
        }
      }
      return null;
    }
  }
}
