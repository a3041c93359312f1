package dev.berth.bench.contest;

import java.util.Optional;

/**
 * One measured placement, as a line that one JVM writes and another reads.
 *
 * @param wallNanos from the first task to the last
 * @param cpuNanos CPU time of the whole JVM meanwhile, user and system, compiler and collector
 *     included
 */
public record Repetition(long wallNanos, long cpuNanos, Placed placed) {
  private static final String MARK = "repetition";
  private static final int FIELDS = 6;

  /** The line. */
  public String line() {
    return "%s %d %d %d %d %s"
        .formatted(
            MARK, wallNanos, cpuNanos, placed.hostsUsed(), placed.unplaced(), placed.fingerprint());
  }

  /** What a line says; nothing if it is another kind of line. */
  public static Optional<Repetition> parse(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != FIELDS || !fields[0].equals(MARK)) {
      return Optional.empty();
    }
    Placed placed = new Placed(Integer.parseInt(fields[3]), Integer.parseInt(fields[4]), fields[5]);
    return Optional.of(
        new Repetition(Long.parseLong(fields[1]), Long.parseLong(fields[2]), placed));
  }
}
