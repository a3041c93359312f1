package dev.berth.engine.placement;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import java.util.Arrays;

/**
 * The GPU devices of all instances, by the thousandth. Whole devices go to a task that nobody else
 * shares them with; a task that asks for less than one shares a device with its like. A set of
 * devices is a bit mask, device 0 in the lowest bit.
 *
 * <p>GPU tasks are of one kind when they ask for the same number of whole devices, or share one.
 */
public final class GpuDevices {
  /** The most devices on one instance. */
  public static final int MOST_DEVICES = Long.SIZE;

  private static final short[] NONE = {};
  private static final int[] NO_KINDS = {};

  private short[][] milliLeft = {};
  private int[][] tasksByKind = {};
  private int[] tasks = {};
  private int[] totalLeft = {};
  private int[] idle = {};
  private int[] largestLeft = {};

  /** Adds an instance with so many idle devices. */
  void register(int instance, int gpuMilli) {
    int devices = gpuMilli / WHOLE_GPU;
    if (gpuMilli % WHOLE_GPU != 0 || devices > MOST_DEVICES) {
      throw new IllegalArgumentException(
          "an instance cannot have %s GPUs\nMaybe a whole number up to %d."
              .formatted(gpuMilli / (double) WHOLE_GPU, MOST_DEVICES));
    }
    short[] all = devices == 0 ? NONE : new short[devices];
    Arrays.fill(all, (short) WHOLE_GPU);
    milliLeft[instance] = all;
    tasksByKind[instance] = devices == 0 ? NO_KINDS : new int[devices + 1];
    refresh(instance);
  }

  /** Thousandths left on each device of an instance; to be read only. */
  public short[] milliLeft(int instance) {
    return milliLeft[instance];
  }

  /** Thousandths left on all devices together, by instance; to be read only. */
  public int[] totalLeft() {
    return totalLeft;
  }

  /** Whether an instance has the devices for a task that asks for so much. */
  public boolean fits(int instance, int gpuMilli) {
    return gpuMilli < WHOLE_GPU
        ? largestLeft[instance] >= gpuMilli
        : (long) idle[instance] * WHOLE_GPU >= gpuMilli;
  }

  /**
   * The devices that leave the least behind: for a share the fullest device it fits on, otherwise
   * the first idle ones. The instance must have them.
   */
  public long tightest(int instance, int gpuMilli) {
    if (gpuMilli == 0) {
      return 0;
    }
    if (gpuMilli >= WHOLE_GPU) {
      return firstIdle(instance, gpuMilli / WHOLE_GPU);
    }
    short[] left = milliLeft[instance];
    int best = -1;
    for (int device = 0; device < left.length; device++) {
      if (left[device] >= gpuMilli && (best < 0 || left[device] < left[best])) {
        best = device;
      }
    }
    return 1L << best;
  }

  /** Whether a task that asks for so much shares a device. */
  public boolean isShare(int gpuMilli) {
    return gpuMilli > 0 && gpuMilli < WHOLE_GPU;
  }

  /** The devices of an instance that have so many thousandths left. */
  public long fitting(int instance, int gpuMilli) {
    short[] left = milliLeft[instance];
    long fitting = 0;
    for (int device = 0; device < left.length; device++) {
      fitting |= left[device] >= gpuMilli ? 1L << device : 0;
    }
    return fitting;
  }

  /** How many tasks on an instance have GPUs. */
  public int tasks(int instance) {
    return tasks[instance];
  }

  /** How many tasks on an instance are of the kind that asks for so much; 0 for no GPU. */
  public int tasksOfKind(int instance, int gpuMilli) {
    int kind = gpuMilli / WHOLE_GPU;
    int[] byKind = tasksByKind[instance];
    return gpuMilli == 0 || kind >= byKind.length ? 0 : byKind[kind];
  }

  /** Takes from devices what a task asks for; false, and nothing taken, if one has less left. */
  boolean take(int instance, int gpuMilli, long devices) {
    if (gpuMilli == 0) {
      return devices == 0;
    }
    int each = Math.min(gpuMilli, WHOLE_GPU);
    short[] left = milliLeft[instance];
    if ((long) Long.bitCount(devices) * each != gpuMilli || !allHave(left, devices, each)) {
      return false;
    }
    change(instance, devices, -each);
    count(instance, gpuMilli, 1);
    return true;
  }

  /** Gives back what a task took; false if more is left now than there ever was. */
  boolean giveBack(int instance, int gpuMilli, long devices) {
    if (gpuMilli == 0) {
      return true;
    }
    change(instance, devices, Math.min(gpuMilli, WHOLE_GPU));
    return count(instance, gpuMilli, -1) >= 0 && largestLeft[instance] <= WHOLE_GPU;
  }

  void resize(int capacity) {
    milliLeft = Arrays.copyOf(milliLeft, capacity);
    tasksByKind = Arrays.copyOf(tasksByKind, capacity);
    tasks = Arrays.copyOf(tasks, capacity);
    totalLeft = Arrays.copyOf(totalLeft, capacity);
    idle = Arrays.copyOf(idle, capacity);
    largestLeft = Arrays.copyOf(largestLeft, capacity);
  }

  /** Makes these devices, of which there are none yet, like others. */
  void copyFrom(GpuDevices other) {
    resize(other.tasks.length);
    for (int instance = 0; instance < other.tasks.length; instance++) {
      short[] left = other.milliLeft[instance];
      if (left != null) {
        milliLeft[instance] = left.length == 0 ? left : left.clone();
        int[] byKind = other.tasksByKind[instance];
        tasksByKind[instance] = byKind.length == 0 ? byKind : byKind.clone();
      }
    }
    System.arraycopy(other.tasks, 0, tasks, 0, tasks.length);
    System.arraycopy(other.totalLeft, 0, totalLeft, 0, tasks.length);
    System.arraycopy(other.idle, 0, idle, 0, tasks.length);
    System.arraycopy(other.largestLeft, 0, largestLeft, 0, tasks.length);
  }

  private int count(int instance, int gpuMilli, int added) {
    tasks[instance] += added;
    return tasksByKind[instance][gpuMilli / WHOLE_GPU] += added;
  }

  private void change(int instance, long devices, int milli) {
    short[] left = milliLeft[instance];
    for (long rest = devices; rest != 0; rest &= rest - 1) {
      left[Long.numberOfTrailingZeros(rest)] += (short) milli;
    }
    refresh(instance);
  }

  private void refresh(int instance) {
    int total = 0;
    int whole = 0;
    int largest = 0;
    for (short left : milliLeft[instance]) {
      total += left;
      whole += left == WHOLE_GPU ? 1 : 0;
      largest = Math.max(largest, left);
    }
    totalLeft[instance] = total;
    idle[instance] = whole;
    largestLeft[instance] = largest;
  }

  private long firstIdle(int instance, int count) {
    short[] left = milliLeft[instance];
    long devices = 0;
    int found = 0;
    for (int device = 0; device < left.length && found < count; device++) {
      if (left[device] == WHOLE_GPU) {
        devices |= 1L << device;
        found++;
      }
    }
    return devices;
  }

  private static boolean allHave(short[] left, long devices, int each) {
    for (long rest = devices; rest != 0; rest &= rest - 1) {
      int device = Long.numberOfTrailingZeros(rest);
      if (device >= left.length || left[device] < each) {
        return false;
      }
    }
    return true;
  }
}
