package dev.berth.engine.placement;

import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.RegisteredResources;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.query.ClusterQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scheduler knows of a cluster's instances: what is left on each, which attributes it has,
 * and how many tasks of each group are wanted on it. Instances are numbered as they register.
 *
 * <p>Arrays that are handed out are by instance number, may be longer than there are instances, and
 * are to be read only.
 */
public final class ClusterState {
  private final List<RegisteredResources> registered = new ArrayList<>();
  private final List<Map<String, String>> attributes = new ArrayList<>();
  private final Map<String, GroupTasks> tasksByGroup = new HashMap<>();
  private final Map<String, int[]> valuesByAttribute = new HashMap<>();
  private final ChangeLog changes = new ChangeLog();
  private final PortUse ports = new PortUse();
  private final InstanceTargets targets = new InstanceTargets(attributes, tasksByGroup);
  private int[] cpuLeft = new int[16];
  private int[] memoryLeft = new int[16];
  private int[] gpusLeft = new int[16];
  private int[] interfacesLeft = new int[16];

  /** Adds an empty instance and returns its number. */
  public int register(RegisteredResources resources, Map<String, String> instanceAttributes) {
    int instance = registered.size();
    if (instance == cpuLeft.length) {
      resize(2 * instance);
    }
    tasksByGroup.values().forEach(tasks -> tasks.resize(cpuLeft.length));
    valuesByAttribute.clear();
    registered.add(resources);
    attributes.add(Map.copyOf(instanceAttributes));
    cpuLeft[instance] = resources.amounts().cpuUnits();
    memoryLeft[instance] = resources.amounts().memoryMiB();
    gpusLeft[instance] = resources.amounts().gpus();
    interfacesLeft[instance] = resources.taskInterfaces();
    ports.take(instance, resources.reservedPorts());
    changes.resize(registered.size());
    return instance;
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

  /** GPUs not taken. */
  public int[] gpusLeft() {
    return gpusLeft;
  }

  /** Network interfaces for tasks not taken. */
  public int[] interfacesLeft() {
    return interfacesLeft;
  }

  /** Whether an instance matches a query. */
  public boolean matches(ClusterQuery query, int instance) {
    return targets.matches(query, instance);
  }

  /** Whether all these ports are free on an instance. */
  public boolean hasPorts(int instance, HostPorts wanted) {
    return wanted.isEmpty() || ports.areFree(instance, wanted);
  }

  /**
   * Lists the instances with enough CPU, memory and GPUs, in order of their numbers.
   *
   * @param into receives the numbers; at least {@link #size} long
   * @return how many there are
   */
  public int listWithRoom(Resources amounts, int[] into) {
    int cpu = amounts.cpuUnits();
    int memory = amounts.memoryMiB();
    int gpus = amounts.gpus();
    int[] cpus = cpuLeft;
    int[] memories = memoryLeft;
    int[] devices = gpusLeft;
    int count = 0;
    for (int instance = 0, size = size(); instance < size; instance++) {
      if (cpus[instance] >= cpu && memories[instance] >= memory && devices[instance] >= gpus) {
        into[count++] = instance;
      }
    }
    return count;
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

  /**
   * Takes what a task needs out of an instance.
   *
   * @throws IllegalStateException if it is not there
   */
  public void take(int instance, PlacementRequest request) {
    TaskDemand demand = request.demand();
    Rejection shortage = Suitability.shortage(this, demand, instance);
    if (shortage != null) {
      throw new IllegalStateException(
          "instance %d would be over-committed by %s: %s, %s left"
              .formatted(instance, demand, shortage.reason(), left(instance)));
    }
    add(instance, demand, -1);
    ports.take(instance, demand.ports());
    groupTasks(request.group()).add(instance, 1);
    changes.add(instance);
  }

  /**
   * Gives back to an instance what a task took.
   *
   * @throws IllegalStateException if it was never taken
   */
  public void giveBack(int instance, PlacementRequest request) {
    add(instance, request.demand(), 1);
    ports.giveBack(instance, request.demand().ports());
    int tasks = groupTasks(request.group()).add(instance, -1);
    changes.add(instance);
    RegisteredResources offered = registered.get(instance);
    if (tasks < 0
        || cpuLeft[instance] > offered.amounts().cpuUnits()
        || memoryLeft[instance] > offered.amounts().memoryMiB()
        || gpusLeft[instance] > offered.amounts().gpus()
        || interfacesLeft[instance] > offered.taskInterfaces()) {
      throw new IllegalStateException(
          "instance %d got back more than was taken: %s left of %s"
              .formatted(instance, left(instance), offered));
    }
  }

  private void add(int instance, TaskDemand demand, int sign) {
    cpuLeft[instance] += sign * demand.amounts().cpuUnits();
    memoryLeft[instance] += sign * demand.amounts().memoryMiB();
    gpusLeft[instance] += sign * demand.amounts().gpus();
    interfacesLeft[instance] += demand.networkInterface() ? sign : 0;
  }

  private void resize(int capacity) {
    cpuLeft = Arrays.copyOf(cpuLeft, capacity);
    memoryLeft = Arrays.copyOf(memoryLeft, capacity);
    gpusLeft = Arrays.copyOf(gpusLeft, capacity);
    interfacesLeft = Arrays.copyOf(interfacesLeft, capacity);
  }

  private GroupTasks groupTasks(String group) {
    return tasksByGroup.computeIfAbsent(group, unused -> new GroupTasks(cpuLeft.length));
  }

  private String left(int instance) {
    return "%d CPU units, %d MiB, %d GPUs, %d network interfaces"
        .formatted(
            cpuLeft[instance], memoryLeft[instance], gpusLeft[instance], interfacesLeft[instance]);
  }

  private int[] numberValues(String attribute) {
    Map<String, Integer> numbers = new HashMap<>();
    return attributes.stream()
        .map(values -> values.getOrDefault(attribute, ""))
        .mapToInt(value -> numbers.computeIfAbsent(value, unused -> numbers.size()))
        .toArray();
  }
}
