package dev.berth.engine.placement;

import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scheduler knows of a cluster's instances: what is left on each, which attributes it has,
 * and how many tasks of each group are wanted on it. Instances are numbered as they register.
 */
public final class ClusterState {
  private final List<Resources> registered = new ArrayList<>();
  private final List<Map<String, String>> attributes = new ArrayList<>();
  private final Map<String, GroupTasks> tasksByGroup = new HashMap<>();
  private final Map<String, int[]> valuesByAttribute = new HashMap<>();
  private final ChangeLog changes = new ChangeLog();
  private int[] cpuLeft = new int[16];
  private int[] memoryLeft = new int[16];
  private int[] gpusLeft = new int[16];

  /** Adds an empty instance and returns its number. */
  public int register(Resources resources, Map<String, String> instanceAttributes) {
    int instance = registered.size();
    if (instance == cpuLeft.length) {
      cpuLeft = Arrays.copyOf(cpuLeft, 2 * instance);
      memoryLeft = Arrays.copyOf(memoryLeft, 2 * instance);
      gpusLeft = Arrays.copyOf(gpusLeft, 2 * instance);
    }
    tasksByGroup.values().forEach(tasks -> tasks.resize(cpuLeft.length));
    registered.add(resources);
    attributes.add(Map.copyOf(instanceAttributes));
    valuesByAttribute.clear();
    cpuLeft[instance] = resources.cpuUnits();
    memoryLeft[instance] = resources.memoryMiB();
    gpusLeft[instance] = resources.gpus();
    changes.resize(registered.size());
    return instance;
  }

  /** Which instances have changed lately. */
  public ChangeLog changes() {
    return changes;
  }

  /** What an instance registered. */
  public Resources registered(int instance) {
    return registered.get(instance);
  }

  /** How many instances there are. */
  public int size() {
    return registered.size();
  }

  /** CPU units not taken, by instance number; to be read only. */
  public int[] cpuLeft() {
    return cpuLeft;
  }

  /** MiB of memory not taken, by instance number; to be read only. */
  public int[] memoryLeft() {
    return memoryLeft;
  }

  /** Whether an instance has room for this demand. */
  public boolean fits(int instance, Resources demand) {
    return cpuLeft[instance] >= demand.cpuUnits()
        && memoryLeft[instance] >= demand.memoryMiB()
        && gpusLeft[instance] >= demand.gpus();
  }

  /**
   * Lists the instances with room for this demand, in order of their numbers.
   *
   * @param into receives the numbers; at least {@link #size} long
   * @return how many there are
   */
  public int listFitting(Resources demand, int[] into) {
    int cpu = demand.cpuUnits();
    int memory = demand.memoryMiB();
    int gpus = demand.gpus();
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

  /** Tasks of a group wanted RUNNING, by instance number; to be read only. */
  public int[] tasksOf(String group) {
    return groupTasks(group).byInstance();
  }

  /** Tasks of a group wanted RUNNING, by {@link #valuesOf} an attribute; to be read only. */
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
   * Takes a task's resources out of an instance.
   *
   * @throws IllegalStateException if they are not there
   */
  public void take(int instance, Resources demand, String group) {
    if (!fits(instance, demand)) {
      throw new IllegalStateException(
          "instance %d would be over-committed by %s: %s left"
              .formatted(instance, demand, left(instance)));
    }
    cpuLeft[instance] -= demand.cpuUnits();
    memoryLeft[instance] -= demand.memoryMiB();
    gpusLeft[instance] -= demand.gpus();
    groupTasks(group).add(instance, 1);
    changes.add(instance);
  }

  /**
   * Gives a task's resources back to its instance.
   *
   * @throws IllegalStateException if they were never taken
   */
  public void giveBack(int instance, Resources demand, String group) {
    cpuLeft[instance] += demand.cpuUnits();
    memoryLeft[instance] += demand.memoryMiB();
    gpusLeft[instance] += demand.gpus();
    int tasks = groupTasks(group).add(instance, -1);
    changes.add(instance);
    Resources offered = registered.get(instance);
    if (tasks < 0
        || cpuLeft[instance] > offered.cpuUnits()
        || memoryLeft[instance] > offered.memoryMiB()
        || gpusLeft[instance] > offered.gpus()) {
      throw new IllegalStateException(
          "instance %d got back more than was taken: %s left of %s"
              .formatted(instance, left(instance), offered));
    }
  }

  private GroupTasks groupTasks(String group) {
    return tasksByGroup.computeIfAbsent(group, unused -> new GroupTasks(cpuLeft.length));
  }

  private Resources left(int instance) {
    return new Resources(cpuLeft[instance], memoryLeft[instance], gpusLeft[instance]);
  }

  private int[] numberValues(String attribute) {
    Map<String, Integer> numbers = new HashMap<>();
    return attributes.stream()
        .map(values -> values.getOrDefault(attribute, ""))
        .mapToInt(value -> numbers.computeIfAbsent(value, unused -> numbers.size()))
        .toArray();
  }
}
