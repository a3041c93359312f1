package dev.berth.engine.cluster;

import dev.berth.engine.account.ResourceTags;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.ResourceArn;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.InstanceFacts;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.query.AgentVersion;
import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The container instances of a cluster, from their registration until they are forgotten. What is
 * left on them stands in {@link ClusterState}, by the same numbers.
 */
public final class ContainerInstances {
  private final Setup setup;
  private final ClusterState state;
  private final InstanceIds ids;
  private final InstanceView view;
  private final InstanceAttributes attributes;
  private final List<InstanceEntry> entries = new ArrayList<>();
  private long clock;

  /**
   * What the book works with.
   *
   * @param state the instances as placement sees them; only this book adds to them
   * @param tags those of the cluster's resources
   */
  public record Setup(
      Arns arns, String cluster, RandomStreams streams, ClusterState state, ResourceTags tags) {}

  /** A book without instances. */
  public ContainerInstances(Setup setup) {
    this.setup = setup;
    state = setup.state();
    ids = new InstanceIds(setup.streams(), setup.cluster());
    view = new InstanceView(state, ids);
    attributes = new InstanceAttributes(state, reference -> find(reference), this::arn);
    state.know(new Facts());
  }

  /** Adds an empty instance with a current agent, and returns its number. */
  public int register(
      RegisteredResources resources,
      Map<String, String> attributesGiven,
      Set<String> capabilities,
      long time) {
    clock = time;
    int instance = state.register(resources, attributesGiven, capabilities);
    entries.add(new InstanceEntry(null, null, time));
    return instance;
  }

  /** From now on it is this late: who was deregistered long ago is forgotten. */
  void setClock(long time) {
    clock = time;
  }

  /** The number of the instance with this id or ARN, or {@link Placement#NO_INSTANCE}. */
  public int find(String reference) {
    String id = reference;
    if (ResourceArn.looksLike(reference)) {
      ResourceArn arn = ResourceArn.parse(reference).orElse(null);
      if (arn == null || !isOurs(arn)) {
        return Placement.NO_INSTANCE;
      }
      id = arn.id();
    }
    int instance = ids.number(id, entries.size());
    return instance < 0 || entries.get(instance).isForgotten(clock)
        ? Placement.NO_INSTANCE
        : instance;
  }

  /** The id of an instance. */
  public String id(int instance) {
    return ids.id(instance);
  }

  /** The ARN of an instance. */
  public String arn(int instance) {
    return setup.arns().containerInstance(setup.cluster(), ids.id(instance));
  }

  /** How many instances are ACTIVE or DRAINING. */
  public int registeredCount() {
    int count = 0;
    for (int instance = 0; instance < state.size(); instance++) {
      InstanceStatus status = state.status(instance);
      count += status == InstanceStatus.ACTIVE || status == InstanceStatus.DRAINING ? 1 : 0;
    }
    return count;
  }

  /**
   * Notes that a task on an instance has gone from one lastStatus to another.
   *
   * @param from {@code null} for a task that is new on it
   */
  public void taskMoved(int instance, @Nullable TaskStatus from, TaskStatus to) {
    InstanceEntry entry = entries.get(instance);
    entry.pendingTasks += (to == TaskStatus.PENDING ? 1 : 0) - (from == TaskStatus.PENDING ? 1 : 0);
  }

  /** The attributes of the instances. */
  InstanceAttributes attributes() {
    return attributes;
  }

  /** Adds what an agent has registered by itself, and returns its number. */
  int register(InstanceRegistration registration, RegisterContainerInstance request, long time) {
    int instance =
        state.register(
            registration.resources(), registration.attributes(), registration.capabilities());
    entries.add(new InstanceEntry(registration.ec2InstanceId(), request.versionInfo(), time));
    setup.tags().put(arn(instance), Tags.of(request.tags()));
    return instance;
  }

  /** Takes an instance out of the cluster. */
  void deregister(int instance, long time) {
    state.setStatus(instance, InstanceStatus.INACTIVE);
    state.setAgentConnected(instance, false);
    entries.get(instance).deregister(time);
    setup.tags().forget(arn(instance));
  }

  /** What the book itself knows of an instance. */
  InstanceEntry entry(int instance) {
    return entries.get(instance);
  }

  /** What ECS says of an instance, with these optional fields. */
  ContainerInstance describe(int instance, List<String> fields, long time) {
    InstanceEntry entry = entries.get(instance);
    String arn = arn(instance);
    return new ContainerInstance(
        arn,
        ec2InstanceId(instance),
        null,
        1 + state.changesOf(instance),
        entry.versionInfo(time),
        view.remaining(instance),
        view.registered(instance),
        state.status(instance).name(),
        state.isAgentConnected(instance),
        state.runningTasks(instance),
        entry.pendingTasks,
        entry.updateStatus(time),
        attributes.of(instance),
        entry.registeredAt,
        fields.contains("TAGS") ? setup.tags().of(arn).list() : List.of(),
        fields.contains("CONTAINER_INSTANCE_HEALTH") ? view.health(instance) : null);
  }

  private boolean isOurs(ResourceArn arn) {
    return arn.kind() == ResourceArn.Kind.CONTAINER_INSTANCE
        && arn.isOf(setup.arns())
        && (arn.isShort() || setup.cluster().equals(arn.cluster()));
  }

  /** The ARN of an instance that is named by id or ARN, whether there is one or not. */
  String arnOf(String reference) {
    return ResourceArn.looksLike(reference)
        ? reference
        : setup.arns().containerInstance(setup.cluster(), reference);
  }

  private String ec2InstanceId(int instance) {
    String named = entries.get(instance).ec2InstanceId;
    return named == null ? ids.ec2(instance) : named;
  }

  @Nullable AgentVersion version(InstanceEntry entry) {
    String text = entry.versionInfo(clock).agentVersion();
    return text == null ? null : AgentVersion.of(text).orElse(null);
  }

  /** What queries ask for beyond what placement knows. */
  private final class Facts implements InstanceFacts {
    @Override
    public @Nullable AgentVersion agentVersion(int instance) {
      return version(entries.get(instance));
    }

    @Override
    public String ec2InstanceId(int instance) {
      return ContainerInstances.this.ec2InstanceId(instance);
    }

    @Override
    public long registeredAtSeconds(int instance) {
      return entries.get(instance).registeredAt / 1_000_000_000L;
    }
  }
}
