package dev.berth.engine.cluster;

import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.instance.VersionInfo;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.InstanceFacts;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.query.AgentVersion;
import dev.berth.engine.random.RandomStreams;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Int2IntOpenHashMap byNumber = new Int2IntOpenHashMap();
  private final Map<String, String> providers = new TreeMap<>();
  private long clock;

  /**
   * What the book works with.
   *
   * @param state the instances as placement sees them; only this book adds to them
   */
  public record Setup(
      ClusterNames names,
      ClusterCounts counts,
      Machines machines,
      RandomStreams streams,
      ClusterState state) {}

  /** A book without instances. */
  public ContainerInstances(Setup setup) {
    this.setup = setup;
    state = setup.state();
    ids = new InstanceIds(setup.streams(), setup.names().name());
    view = new InstanceView(state, ids);
    attributes = new InstanceAttributes(state, reference -> find(reference), this::arn);
    byNumber.defaultReturnValue(Placement.NO_INSTANCE);
    state.know(new Facts());
  }

  /** Adds an empty instance with a current agent, and returns its number in the cluster. */
  public int register(Registrant registrant, long time) {
    return register(registrant, null, time);
  }

  /** Adds what an agent has registered by itself, and returns its number in the cluster. */
  int register(InstanceRegistration registration, RegisterContainerInstance request, long time) {
    Machines machines = setup.machines();
    int instance =
        register(
            registration.registrant(machines, setup.names().instances().id(state.size())),
            request.versionInfo(),
            time);
    entries.getLast().tags = Tags.of(request.tags());
    return instance;
  }

  private int register(Registrant registrant, @Nullable VersionInfo version, long time) {
    clock = time;
    int instance =
        state.register(registrant.resources(), registrant.attributes(), registrant.capabilities());
    entries.add(new InstanceEntry(registrant, version, time));
    byNumber.put(registrant.number(), instance);
    state.setCapacityProvider(instance, providerOf(registrant));
    setup.counts().addInstances(1);
    return instance;
  }

  /** From now on the instances of these Auto Scaling groups are of these providers. */
  public void setProviders(Map<String, String> byScalingGroup) {
    providers.clear();
    providers.putAll(byScalingGroup);
    for (int instance = 0; instance < entries.size(); instance++) {
      state.setCapacityProvider(instance, providerOf(entries.get(instance).registrant));
    }
  }

  /** Whether no task is left on an instance. */
  public boolean isEmpty(int instance) {
    return entries.get(instance).unstoppedTasks == 0 && state.runningTasks(instance) == 0;
  }

  private @Nullable String providerOf(Registrant registrant) {
    String group = registrant.scalingGroup();
    return group == null ? null : providers.get(group);
  }

  /** What an instance is in the world, by its number in the cluster. */
  public int number(int instance) {
    return entries.get(instance).registrant.number();
  }

  /** An instance by its number in the world; {@link Placement#NO_INSTANCE} if it is not here. */
  public int ofNumber(int number) {
    return byNumber.get(number);
  }

  /** From now on it is this late: who was deregistered long ago is forgotten. */
  void setClock(long time) {
    clock = time;
  }

  /** The number of the instance with this id or ARN, or {@link Placement#NO_INSTANCE}. */
  public int find(String reference) {
    long number = setup.names().instances().number(reference);
    if (number < 0 || number >= entries.size()) {
      return Placement.NO_INSTANCE;
    }
    int instance = (int) number;
    return entries.get(instance).isForgotten(clock) ? Placement.NO_INSTANCE : instance;
  }

  /** The tags of an instance by its id; {@code null} if it is not of the cluster. */
  public @Nullable Tags tags(String id) {
    int instance = find(id);
    return instance == Placement.NO_INSTANCE || state.status(instance) == InstanceStatus.INACTIVE
        ? null
        : entries.get(instance).tags;
  }

  /** Sets the tags of an instance that is of the cluster. */
  public void setTags(String id, Tags tags) {
    entries.get(find(id)).tags = tags;
  }

  /** The id of an instance. */
  public String id(int instance) {
    return setup.names().instances().id(instance);
  }

  /** The ARN of an instance. */
  public String arn(int instance) {
    return setup.names().instances().arn(instance);
  }

  /**
   * Notes that a task on an instance has gone from one lastStatus to another.
   *
   * @param from {@code null} for a task that is new on it
   */
  public void taskMoved(int instance, @Nullable TaskStatus from, TaskStatus to) {
    InstanceEntry entry = entries.get(instance);
    entry.unstoppedTasks += (from == null ? 1 : 0) - (to == TaskStatus.STOPPED ? 1 : 0);
    entry.pendingTasks += (to == TaskStatus.PENDING ? 1 : 0) - (from == TaskStatus.PENDING ? 1 : 0);
  }

  /** The attributes of the instances. */
  InstanceAttributes attributes() {
    return attributes;
  }

  /** Takes an instance out of the cluster. */
  void deregister(int instance, long time) {
    state.setStatus(instance, InstanceStatus.INACTIVE);
    state.setAgentConnected(instance, false);
    entries.get(instance).deregister(time);
    entries.get(instance).tags = Tags.NONE;
    setup.counts().addInstances(-1);
  }

  /** What the book itself knows of an instance. */
  InstanceEntry entry(int instance) {
    return entries.get(instance);
  }

  /** What ECS says of an instance, with these optional fields. */
  ContainerInstance describe(int instance, List<String> fields, long time) {
    InstanceEntry entry = entries.get(instance);
    return new ContainerInstance(
        arn(instance),
        ec2InstanceId(instance),
        state.capacityProvider(instance),
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
        fields.contains("TAGS") ? entry.tags.list() : List.of(),
        fields.contains("CONTAINER_INSTANCE_HEALTH") ? view.health(instance) : null);
  }

  /** The ARN of an instance that is named by id or ARN, whether there is one or not. */
  String arnOf(String reference) {
    return setup.names().instances().arn(reference);
  }

  /** EC2's id of an instance. */
  public String ec2InstanceId(int instance) {
    String named = entries.get(instance).registrant.ec2InstanceId();
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
