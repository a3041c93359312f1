package dev.berth.bench.table;

import dev.berth.bench.contest.Repetition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts one JVM for an entrant and reads what it measured.
 *
 * @param folder the folder that holds the modules of all entrants
 * @param jvmFlags the same for all
 */
record ForkRunner(Path folder, List<String> jvmFlags, int tasks, int hosts) {
  private static final int LIMIT_MINUTES = 10;

  /** What the entrant measured, the fresh JVM's first; nothing if it took too long. */
  List<Repetition> run(Entrant entrant) throws IOException, InterruptedException {
    Path output = Files.createTempFile("fork", ".txt");
    try {
      Process process =
          new ProcessBuilder(command(entrant))
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        return List.of();
      }
      List<Repetition> repetitions =
          Files.readAllLines(output).stream()
              .map(Repetition::parse)
              .flatMap(Optional::stream)
              .toList();
      if (process.exitValue() != 0 || repetitions.isEmpty()) {
        throw new IllegalStateException(
            entrant.title() + " failed: " + Files.readString(output).strip());
      }
      return repetitions;
    } finally {
      Files.delete(output);
    }
  }

  private List<String> command(Entrant entrant) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-cp");
    command.add(classPath(folder.resolve(entrant.module().folder).resolve("target")));
    command.add(entrant.module().mainClass);
    command.add(entrant.policy());
    command.add(Integer.toString(tasks));
    command.add(Integer.toString(hosts));
    return command;
  }

  private static String classPath(Path target) {
    try {
      String libraries = Files.readString(target.resolve("classpath.txt")).strip();
      return target.resolve("classes") + System.getProperty("path.separator") + libraries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
