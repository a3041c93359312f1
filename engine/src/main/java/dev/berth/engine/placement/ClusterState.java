package dev.berth.engine.placement;

import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.query.ClusterQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler knows of a cluster's instances: what is left on each, which attributes it has,
 * and how many tasks of each group are wanted on it. Instances are numbered as they register.
 *
 * <p>Arrays that are handed out are by instance number, may be longer than there are instances, and
 * are to be read only.
 */
public final class ClusterState {
  private final List<RegisteredResources> registered = new ArrayList<>();
  private final Map<RegisteredResources, RegisteredResources> sizes = new HashMap<>();
  private final List<Map<String, String>> attributes = new ArrayList<>();
  private final List<Set<String>> capabilities = new ArrayList<>();
  private final List<@Nullable String> providers = new ArrayList<>();
  private final Map<String, GroupTasks> tasksByGroup = new HashMap<>();
  private final Map<String, int[]> valuesByAttribute = new HashMap<>();
  private final ChangeLog changes = new ChangeLog();
  private final PortUse ports = new PortUse();
  private final GpuDevices gpus = new GpuDevices();
  private final InstanceTargets targets =
      new InstanceTargets(attributes, capabilities, tasksByGroup, this::isAgentConnected);
  private int[] cpuLeft = {};
  private int[] memoryLeft = {};
  private int[] interfacesLeft = {};
  private InstanceStatus[] statuses = {};
  private boolean[] connected = {};
  private int[] changeCounts = {};
  private final BitSet open = new BitSet();
  private Resources largest = Resources.NONE;
  private int lastPlaced = Placement.NO_INSTANCE;
  private int version;
  private int active;

  /**
   * The same state, apart from now on: the same decisions are made on it. What queries may ask
   * beyond it is shared.
   */
  public ClusterState copy() {
    ClusterState copy = new ClusterState();
    copy.registered.addAll(registered);
    copy.sizes.putAll(sizes);
    copy.attributes.addAll(attributes);
    copy.capabilities.addAll(capabilities);
    copy.providers.addAll(providers);
    tasksByGroup.forEach((group, tasks) -> copy.tasksByGroup.put(group, tasks.copy()));
    copy.changes.resize(size());
    copy.ports.copyFrom(ports);
    copy.gpus.copyFrom(gpus);
    copy.targets.know(targets.facts());
    copy.cpuLeft = cpuLeft.clone();
    copy.memoryLeft = memoryLeft.clone();
    copy.interfacesLeft = interfacesLeft.clone();
    copy.statuses = statuses.clone();
    copy.connected = connected.clone();
    copy.changeCounts = changeCounts.clone();
    copy.open.or(open);
    copy.largest = largest;
    copy.lastPlaced = lastPlaced;
    copy.version = version;
    copy.active = active;
    return copy;
  }

  /** Adds an empty instance, ACTIVE and with its agent connected, and returns its number. */
  public int register(RegisteredResources resources, Map<String, String> instanceAttributes) {
    return register(resources, instanceAttributes, Set.of());
  }

  /**
   * Adds an empty instance, ACTIVE and with its agent connected, and returns its number.
   *
   * @param agentCapabilities names of attributes without a value, shared by many instances and
   *     never changed
   */
  public int register(
      RegisteredResources resources,
      Map<String, String> instanceAttributes,
      Set<String> agentCapabilities) {
    int instance = registered.size();
    if (instance == cpuLeft.length) {
      resize(Math.max(16, 2 * instance));
    }
    tasksByGroup.values().forEach(tasks -> tasks.resize(cpuLeft.length));
    // Instances of one size share one object, so that looking it up rarely leaves the cache.
    registered.add(sizes.computeIfAbsent(resources, first -> first));
    attributes.add(Map.copyOf(instanceAttributes));
    capabilities.add(agentCapabilities);
    providers.add(null);
    cpuLeft[instance] = resources.amounts().cpuUnits();
    memoryLeft[instance] = resources.amounts().memoryMiB();
    gpus.register(instance, resources.amounts().gpuMilli());
    interfacesLeft[instance] = resources.taskInterfaces();
    statuses[instance] = InstanceStatus.ACTIVE;
    connected[instance] = true;
    active++;
    open.set(instance);
    largest = largest.max(resources.amounts());
    ports.take(instance, resources.reservedPorts());
    changes.resize(registered.size());
    renumberValues();
    return instance;
  }

  /** Lets queries ask for more than what is known here. */
  public void know(InstanceFacts facts) {
    targets.know(facts);
  }

  /** Which instances have changed lately. */
  public ChangeLog changes() {
    return changes;
  }

  /** What an instance registered. */
  public RegisteredResources registered(int instance) {
    return registered.get(instance);
  }

  /** How many instances there are. */
  public int size() {
    return registered.size();
  }

  /** CPU units not taken. */
  public int[] cpuLeft() {
    return cpuLeft;
  }

  /** MiB of memory not taken. */
  public int[] memoryLeft() {
    return memoryLeft;
  }

  /** GPU devices and what is left on each. */
  public GpuDevices gpus() {
    return gpus;
  }

  /** Network interfaces for tasks not taken. */
  public int[] interfacesLeft() {
    return interfacesLeft;
  }

  /** The largest amount of each resource that any one instance registered. */
  public Resources largest() {
    return largest;
  }

  /** The instance that received a task last, or {@link Placement#NO_INSTANCE}. */
  public int lastPlaced() {
    return lastPlaced;
  }

  /** Grows with every change of which instances there are or of their attributes. */
  public int version() {
    return version;
  }

  /** The attributes of an instance by name, but for its agent's capabilities. */
  public Map<String, String> attributes(int instance) {
    return attributes.get(instance);
  }

  /** Whether an instance has an attribute, with or without a value. */
  public boolean hasAttribute(int instance, String name) {
    return capabilities.get(instance).contains(name) || attributes.get(instance).containsKey(name);
  }

  /** Sets an attribute of an instance, or removes it with {@code null}. */
  public void setAttribute(int instance, String name, @Nullable String value) {
    Map<String, String> changed = new HashMap<>(attributes.get(instance));
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    attributes.set(instance, Map.copyOf(changed));
    changeCounts[instance]++;
    renumberValues();
  }

  /** The capacity provider that an instance is of; {@code null} if it is of none. */
  public @Nullable String capacityProvider(int instance) {
    return providers.get(instance);
  }

  /** Gives an instance to a capacity provider, or to none. */
  public void setCapacityProvider(int instance, @Nullable String provider) {
    if (!Objects.equals(providers.get(instance), provider)) {
      providers.set(instance, provider);
      changeCounts[instance]++;
      version++;
    }
  }

  /** How many instances are ACTIVE. */
  public int active() {
    return active;
  }

  /** The status of an instance. */
  public InstanceStatus status(int instance) {
    return statuses[instance];
  }

  /** Sets the status of an instance; what its tasks have taken stays taken. */
  public void setStatus(int instance, InstanceStatus status) {
    active += (status == InstanceStatus.ACTIVE ? 1 : 0) - (isActive(instance) ? 1 : 0);
    statuses[instance] = status;
    noteOpen(instance);
  }

  /** Notes that an instance's agent has connected, or has not been heard of for too long. */
  public void setAgentConnected(int instance, boolean isConnected) {
    connected[instance] = isConnected;
    noteOpen(instance);
  }

  /** Whether the agent of an instance is connected. */
  public boolean isAgentConnected(int instance) {
    return connected[instance];
  }

  /** How many tasks are wanted RUNNING on an instance. */
  public int runningTasks(int instance) {
    return targets.runningTasksCount(instance);
  }

  /** The ports of an instance that no further task can have, reserved ones first. */
  public HostPorts portsInUse(int instance) {
    return ports.used(instance, registered.get(instance).reservedPorts());
  }

  /** Names of an instance's attributes without a value, by which its agent says what it can do. */
  public Set<String> capabilities(int instance) {
    return capabilities.get(instance);
  }

  /** How often an instance has changed since it registered. */
  public long changesOf(int instance) {
    return changeCounts[instance];
  }

  boolean isActive(int instance) {
    return statuses[instance] == InstanceStatus.ACTIVE;
  }

  /** Whether an instance may receive tasks at all. */
  boolean isOpen(int instance) {
    return open.get(instance);
  }

  /** Whether an instance matches a query. */
  public boolean matches(ClusterQuery query, int instance) {
    return targets.matches(query, instance);
  }

  /** The groups of which a task is wanted RUNNING on an instance, in no particular order. */
  public List<String> groupsOn(int instance) {
    return targets.groupsOn(instance);
  }

  /** Whether all these ports are free on an instance. */
  public boolean hasPorts(int instance, HostPorts wanted) {
    return wanted.isEmpty() || ports.areFree(instance, wanted);
  }

  /** Tasks of a group wanted RUNNING. */
  public int[] tasksOf(String group) {
    return groupTasks(group).byInstance();
  }

  /** Tasks of a group wanted RUNNING, by {@link #valuesOf} an attribute instead of instance. */
  public int[] tasksOf(String group, String attribute) {
    return groupTasks(group).byValue(attribute, valuesOf(attribute));
  }

  /**
   * An attribute's value on each instance, as a number from 0 for each different value; instances
   * without the attribute share one number.
   */
  public int[] valuesOf(String attribute) {
    return valuesByAttribute.computeIfAbsent(attribute, this::numberValues);
  }

  /** Takes what a task needs out of an instance, on the {@link GpuDevices#tightest} devices. */
  public long take(int instance, PlacementRequest request) {
    long devices = gpus.tightest(instance, request.demand().amounts().gpuMilli());
    take(instance, request, devices);
    return devices;
  }

  /**
   * Takes what a task needs out of an instance.
   *
   * @param devices which GPU devices, as a bit mask; 0 for a task that asks for none
   * @throws IllegalStateException if it is not there
   */
  public void take(int instance, PlacementRequest request, long devices) {
    TaskDemand demand = request.demand();
    Rejection shortage = Suitability.shortage(this, demand, instance);
    if (shortage != null || !gpus.take(instance, demand.amounts().gpuMilli(), devices)) {
      String reason = shortage == null ? Rejection.GPU.reason() : shortage.reason();
      throw new IllegalStateException(
          "instance %d would be over-committed by %s: %s, %s left"
              .formatted(instance, demand, reason, left(instance)));
    }
    add(instance, demand, -1);
    ports.take(instance, demand.ports());
    groupTasks(request.group()).add(instance, 1);
    lastPlaced = instance;
    noteChange(instance);
  }

  /** Gives back what a task took that asked for no GPU. */
  public void giveBack(int instance, PlacementRequest request) {
    giveBack(instance, request, 0);
  }

  /**
   * Gives back to an instance what a task took, and counts the task no longer.
   *
   * @param devices the GPU devices it took
   * @throws IllegalStateException if it was never taken
   */
  public void giveBack(int instance, PlacementRequest request, long devices) {
    free(instance, request, devices);
    countOut(instance, request.group());
  }

  /** Counts a task no longer among those of its group; what it has taken stays taken. */
  public void leaveGroup(int instance, PlacementRequest request) {
    countOut(instance, request.group());
    noteChange(instance);
  }

  /**
   * Gives back to an instance what a task took, which its group has left before.
   *
   * @param devices the GPU devices it took
   * @throws IllegalStateException if it was never taken
   */
  public void free(int instance, PlacementRequest request, long devices) {
    boolean hadGpus = gpus.giveBack(instance, request.demand().amounts().gpuMilli(), devices);
    add(instance, request.demand(), 1);
    ports.giveBack(instance, request.demand().ports());
    noteChange(instance);
    RegisteredResources offered = registered.get(instance);
    if (!hadGpus
        || cpuLeft[instance] > offered.amounts().cpuUnits()
        || memoryLeft[instance] > offered.amounts().memoryMiB()
        || (request.demand().networkInterface()
            && interfacesLeft[instance] > offered.taskInterfaces())) {
      throw new IllegalStateException(
          "instance %d got back more than was taken: %s left of %s"
              .formatted(instance, left(instance), offered));
    }
  }

  private void noteChange(int instance) {
    changes.add(instance);
    changeCounts[instance]++;
  }

  private void noteOpen(int instance) {
    open.set(instance, connected[instance] && isActive(instance));
    noteChange(instance);
  }

  private void countOut(int instance, String group) {
    if (groupTasks(group).add(instance, -1) < 0) {
      throw new IllegalStateException(
          "instance %d lost a task of group '%s' that it did not have".formatted(instance, group));
    }
  }

  private void add(int instance, TaskDemand demand, int sign) {
    cpuLeft[instance] += sign * demand.amounts().cpuUnits();
    memoryLeft[instance] += sign * demand.amounts().memoryMiB();
    if (demand.networkInterface()) {
      interfacesLeft[instance] += sign;
    }
  }

  private void resize(int capacity) {
    cpuLeft = Arrays.copyOf(cpuLeft, capacity);
    memoryLeft = Arrays.copyOf(memoryLeft, capacity);
    gpus.resize(capacity);
    ports.resize(capacity);
    statuses = Arrays.copyOf(statuses, capacity);
    connected = Arrays.copyOf(connected, capacity);
    changeCounts = Arrays.copyOf(changeCounts, capacity);
    interfacesLeft = Arrays.copyOf(interfacesLeft, capacity);
  }

  private GroupTasks groupTasks(String group) {
    GroupTasks tasks = tasksByGroup.get(group);
    if (tasks == null) {
      tasks = new GroupTasks(cpuLeft.length);
      tasksByGroup.put(group, tasks);
    }
    return tasks;
  }

  private String left(int instance) {
    return "%d CPU units, %d MiB, %s GPUs, %d network interfaces"
        .formatted(
            cpuLeft[instance],
            memoryLeft[instance],
            Resources.gpuText(gpus.totalLeft()[instance]),
            interfacesLeft[instance]);
  }

  /** Forgets how attribute values were numbered; they are numbered anew when asked for. */
  private void renumberValues() {
    valuesByAttribute.clear();
    tasksByGroup.values().forEach(GroupTasks::forgetSums);
    version++;
  }

  private int[] numberValues(String attribute) {
    Map<String, Integer> numbers = new HashMap<>();
    return attributes.stream()
        .map(values -> values.getOrDefault(attribute, ""))
        .mapToInt(value -> numbers.computeIfAbsent(value, unused -> numbers.size()))
        .toArray();
  }
}
