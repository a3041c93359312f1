package dev.berth.engine.packing;

/**
 * Gives sizes new values so that tasks which fit together still do, only less loosely. All in whole
 * numbers, so no rounding ever lifts a bound above the truth.
 */
sealed interface DualFeasible {
  /** What a task of this size counts; 0 for nothing. */
  long value(long size);

  /** The most that tasks can count together whose sizes add up to no more than this. */
  long most(long capacity);

  /** Every size counts what it is: the volume bound. */
  record Volume() implements DualFeasible {
    @Override
    public long value(long size) {
      return size;
    }

    @Override
    public long most(long capacity) {
      return capacity;
    }
  }

  /**
   * Sizes rounded down to whole parts of which the reference has {@code parts + 1}; a size that is
   * exactly so many parts counts nearly all of it. This is {@code u^(k)} of Fekete and Schepers,
   * times k (k + 1).
   *
   * <p>With y = size in parts, whole y count k y and others (k + 1) floor(y). That never falls and
   * never gains by splitting while y is at most k + 1, so the most is the value of the capacity
   * itself; beyond, no size counts more than (k + 1) floor(y), which never gains by splitting.
   *
   * @param reference the capacity it is made for; others are bounded as well, less sharply
   * @param parts k, at least 1
   */
  record Parts(long reference, int parts) implements DualFeasible {
    @Override
    public long value(long size) {
      long scaled = size * (parts + 1);
      long whole = scaled / reference;
      return scaled % reference == 0 ? parts * whole : (parts + 1) * whole;
    }

    @Override
    public long most(long capacity) {
      return capacity <= reference
          ? value(capacity)
          : (parts + 1) * (capacity * (parts + 1) / reference);
    }
  }

  /**
   * Small sizes count nothing, and sizes that leave only room for small ones count the whole
   * reference: {@code f_0^λ}, as in Martello and Toth's L2.
   *
   * <p>Only sizes above {@code reference - low} count more than they are. The most is therefore
   * reached with as many of the smallest of those as there is room for, or one less, and sizes that
   * count what they are in the rest.
   *
   * @param reference the capacity it is made for; others are bounded as well
   * @param low the smallest size that counts, from 1 to half the reference
   */
  record Cutoff(long reference, long low) implements DualFeasible {
    @Override
    public long value(long size) {
      if (size < low) {
        return 0;
      }
      return size <= reference - low ? size : Math.max(size, reference);
    }

    @Override
    public long most(long capacity) {
      long large = reference - low + 1;
      long count = capacity / large;
      long all = count * reference + counted(capacity - count * large);
      return count == 0
          ? all
          : Math.max(all, (count - 1) * reference + counted(capacity - (count - 1) * large));
    }

    private long counted(long rest) {
      return rest < low ? 0 : rest;
    }
  }
}
