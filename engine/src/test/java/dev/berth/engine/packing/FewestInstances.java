package dev.berth.engine.packing;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The proven optimum: the fewest instances that hold some tasks, by trying every way to place them.
 * For a handful of tasks only.
 */
final class FewestInstances {
  /** These tasks do not fit on these instances. */
  static final int NONE = Integer.MAX_VALUE;

  private final List<Resources> tasks;
  private final List<Room> rooms = new ArrayList<>();
  private int best = NONE;

  private FewestInstances(List<Resources> instances, List<Resources> tasks) {
    this.tasks =
        tasks.stream()
            .sorted(
                Comparator.comparingInt(Resources::gpuMilli)
                    .thenComparingInt(Resources::cpuUnits)
                    .reversed())
            .toList();
    instances.forEach(registered -> rooms.add(new Room(registered)));
  }

  /** The fewest of these instances that hold all tasks, or {@link #NONE}. */
  static int of(List<Resources> instances, List<Resources> tasks) {
    FewestInstances search = new FewestInstances(instances, tasks);
    search.place(0, 0);
    return search.best;
  }

  private void place(int task, int used) {
    if (used >= best) {
      return;
    }
    if (task == tasks.size()) {
      best = used;
      return;
    }
    Set<String> tried = new HashSet<>();
    for (Room room : rooms) {
      if (!tried.add(room.toString())) {
        continue;
      }
      for (long devices : room.choices(tasks.get(task))) {
        boolean opens = room.tasks == 0;
        room.change(tasks.get(task), devices, -1);
        place(task + 1, used + (opens ? 1 : 0));
        room.change(tasks.get(task), devices, 1);
      }
    }
  }

  private static final class Room {
    private int cpu;
    private int memory;
    private final int[] devices;
    private int tasks;

    Room(Resources registered) {
      cpu = registered.cpuUnits();
      memory = registered.memoryMiB();
      devices = new int[registered.gpuMilli() / WHOLE_GPU];
      Arrays.fill(devices, WHOLE_GPU);
    }

    /** Device masks that the task can have here; one for each different amount left. */
    List<Long> choices(Resources task) {
      if (task.cpuUnits() > cpu || task.memoryMiB() > memory) {
        return List.of();
      }
      if (task.gpuMilli() == 0) {
        return List.of(0L);
      }
      List<Long> choices = new ArrayList<>();
      if (task.gpuMilli() < WHOLE_GPU) {
        Set<Integer> left = new HashSet<>();
        for (int device = 0; device < devices.length; device++) {
          if (devices[device] >= task.gpuMilli() && left.add(devices[device])) {
            choices.add(1L << device);
          }
        }
        return choices;
      }
      long mask = 0;
      for (int device = 0; device < devices.length; device++) {
        boolean wanted = Long.bitCount(mask) < task.gpuMilli() / WHOLE_GPU;
        mask |= wanted && devices[device] == WHOLE_GPU ? 1L << device : 0;
      }
      return Long.bitCount(mask) == task.gpuMilli() / WHOLE_GPU ? List.of(mask) : List.of();
    }

    void change(Resources task, long mask, int sign) {
      cpu += sign * task.cpuUnits();
      memory += sign * task.memoryMiB();
      tasks -= sign;
      for (int device = 0; device < devices.length; device++) {
        boolean chosen = (mask >> device & 1) == 1;
        devices[device] += chosen ? sign * Math.min(task.gpuMilli(), WHOLE_GPU) : 0;
      }
    }

    @Override
    public String toString() {
      return cpu + " " + memory + " " + Arrays.toString(devices) + " " + (tasks == 0);
    }
  }
}
