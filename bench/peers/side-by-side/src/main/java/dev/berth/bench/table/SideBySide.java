package dev.berth.bench.table;

import dev.berth.bench.contest.Repetition;
import dev.berth.bench.contest.TaskStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Runs the entrants in turn, round by round, so that a disturbance of the machine meets them all,
 * and writes the table.
 */
final class SideBySide {
  private static final Path FOLDER = Path.of("bench", "peers");
  private static final Path REPORT = FOLDER.resolve("side-by-side/target/side-by-side.md");

  private SideBySide() {}

  /**
   * The comparison.
   *
   * @param args number of tasks, number of hosts, rounds, pattern of entrants, JVM flags
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int tasks = Integer.parseInt(args[0]);
    int hosts = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    Pattern only = Pattern.compile(args[3]);
    List<String> jvmFlags = List.of(args[4].strip().split("\\s+"));
    List<Entrant> entrants =
        Entrant.ALL.stream().filter(each -> only.matcher(each.title()).find()).toList();
    if (entrants.isEmpty()) {
      System.err.println("no system matches '" + only + "'; there are:");
      Entrant.ALL.forEach(each -> System.err.println("  " + each.title()));
      System.exit(2);
    }
    ForkRunner runner = new ForkRunner(FOLDER, jvmFlags, tasks, hosts);
    List<Score> scores = new Rounds(runner, rounds).play(entrants);
    checkReference(scores);
    String report =
        """
        %,d tasks of 1, 2 or 4 CPUs and 512, 1,024 or 2,048 MiB on %,d hosts of 16 CPUs and 64 GiB.
        No placement of all can use fewer than %,d hosts.
        %s

        %s\
        """
            .formatted(
                tasks,
                hosts,
                TaskStream.of(tasks, hosts).fewestHosts(),
                Machine.describe(jvmFlags),
                new ScoreTable(tasks, scores).markdown());
    Files.writeString(REPORT, report);
    System.out.println(report);
  }

  /** The reference and the index of berth decide the same, or the comparison is worth nothing. */
  private static void checkReference(List<Score> scores) {
    for (Score score : scores) {
      for (Score other : scores) {
        boolean same = score.placed().equals(other.placed());
        if (score.entrant().isReference()
            && other.entrant().isYardstickOf(score.entrant())
            && !same) {
          throw new IllegalStateException(
              score.entrant().title() + " differs from " + other.entrant().title());
        }
      }
    }
  }

  /** Rounds in which every entrant gets a JVM until it has had enough of them. */
  private record Rounds(ForkRunner runner, int rounds) {
    List<Score> play(List<Entrant> entrants) throws IOException, InterruptedException {
      Map<Entrant, List<List<Repetition>>> forks = new LinkedHashMap<>();
      for (int round = 0; round < rounds; round++) {
        for (Entrant entrant : entrants) {
          if (round < entrant.mostForks()) {
            List<Repetition> repetitions = runner.run(entrant);
            say(round, entrant, repetitions);
            if (!repetitions.isEmpty()) {
              forks.computeIfAbsent(entrant, unused -> new ArrayList<>()).add(repetitions);
            }
          }
        }
      }
      List<Score> scores = new ArrayList<>();
      forks.forEach((entrant, measured) -> scores.add(new Score(entrant, measured)));
      return scores;
    }

    private static void say(int round, Entrant entrant, List<Repetition> repetitions) {
      String outcome =
          repetitions.isEmpty()
              ? "stopped, it takes too long"
              : "%.3f s at first, %.4f s at last, %d times"
                  .formatted(
                      repetitions.getFirst().wallNanos() / 1e9,
                      repetitions.getLast().wallNanos() / 1e9,
                      repetitions.size());
      System.err.printf("round %d: %s: %s%n", round + 1, entrant.title(), outcome);
    }
  }
}
