package dev.berth.engine.random;

import java.util.HexFormat;

/**
 * Ids of 32 hexadecimal digits for numbered entities. They look like chance, but the number can be
 * found again in the id, so that nobody has to remember which id is whose.
 */
public final class HexIds {
  /** Stands for the number of an id that is not one of these. */
  public static final long NONE = -1;

  /** How many digits an id has. */
  public static final int DIGITS = 32;

  private static final long STEP = 0x9e3779b97f4a7c15L;
  private static final int HALF = 16;
  private static final HexFormat HEX = HexFormat.of();

  private final long key;
  private final long check;

  /** Ids of one kind of entity in one world. */
  public HexIds(RandomStreams streams) {
    key = streams.key();
    check = RandomStreams.mix(~key);
  }

  /** The id of an entity. */
  public String id(long number) {
    long high = RandomStreams.mix(key + number * STEP);
    return HEX.toHexDigits(high) + HEX.toHexDigits(RandomStreams.mix(high ^ check));
  }

  /** The number of the entity with this id, or {@link #NONE}. */
  public long number(String id) {
    if (!isWellFormed(id)) {
      return NONE;
    }
    long high = HexFormat.fromHexDigitsToLong(id, 0, HALF);
    long low = HexFormat.fromHexDigitsToLong(id, HALF, DIGITS);
    long number = (unmix(high) - key) * inverse(STEP);
    return low == RandomStreams.mix(high ^ check) && number >= 0 ? number : NONE;
  }

  /** Whether a text could be such an id. */
  public static boolean isWellFormed(String id) {
    return id.length() == DIGITS
        && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /** The inverse of {@link RandomStreams#mix}, step by step. */
  private static long unmix(long mixed) {
    long z = mixed ^ (mixed >>> 31) ^ (mixed >>> 62);
    z *= inverse(0x94d049bb133111ebL);
    z = z ^ (z >>> 27) ^ (z >>> 54);
    z *= inverse(0xbf58476d1ce4e5b9L);
    return (z ^ (z >>> 30) ^ (z >>> 60)) - STEP;
  }

  /**
   * The factor that undoes the multiplication with an odd one: each round doubles what is right.
   */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
