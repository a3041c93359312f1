package dev.berth.engine.placement.index;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A figure for each instance, not negative, in as few bytes as the largest one needs: indexes of
 * large clusters are read at random places, and what is small stays in the processor's cache.
 */
final class Figures {
  /** The figure of an instance that does not take part. */
  static final long OUT = Long.MAX_VALUE;

  private static final BitSet NO_BITS = new BitSet(0);
  private static final byte[] NO_BYTES = {};
  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};

  private final int size;

  /** Who takes part, where that is all there is to say. */
  private final BitSet taking;

  private final byte[] bytes;
  private final int[] ints;
  private final long[] longs;

  /**
   * Figures of which all are {@link #OUT}.
   *
   * @param bits in which every other figure fits
   */
  Figures(int size, int bits) {
    this.size = size;
    boolean inBits = bits == 0;
    boolean inBytes = !inBits && bits < Byte.SIZE;
    boolean inInts = !inBits && !inBytes && bits < Integer.SIZE - 1;
    taking = inBits ? new BitSet(size) : NO_BITS;
    bytes = inBytes ? new byte[size] : NO_BYTES;
    ints = inInts ? new int[size] : NO_INTS;
    longs = inBits || inBytes || inInts ? NO_LONGS : new long[size];
    // Every bit set, so that nothing else can be taken for it.
    Arrays.fill(bytes, (byte) -1);
    Arrays.fill(ints, -1);
    Arrays.fill(longs, -1);
  }

  /** How many there are. */
  int size() {
    return size;
  }

  long at(int instance) {
    if (taking != NO_BITS) {
      return taking.get(instance) ? 0 : OUT;
    }
    long stored =
        bytes.length > 0 ? bytes[instance] : ints.length > 0 ? ints[instance] : longs[instance];
    return stored < 0 ? OUT : stored;
  }

  void set(int instance, long figure) {
    if (taking != NO_BITS) {
      taking.set(instance, figure != OUT);
      return;
    }
    long stored = figure == OUT ? -1 : figure;
    if (bytes.length > 0) {
      bytes[instance] = (byte) stored;
    } else if (ints.length > 0) {
      ints[instance] = (int) stored;
    } else {
      longs[instance] = stored;
    }
  }
}
