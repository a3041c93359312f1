package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.workload.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a scenario is made of, found relative to its directory. */
public final class ScenarioFiles {
  private static final long MOST_BYTES = 16_000_000;

  private final Path directory;
  private final Problems problems;

  /** Files relative to a directory; what is wrong with them is noted. */
  public ScenarioFiles(Path directory, Problems problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** A file that is there and is one; {@code null} when it is not, which is noted at a place. */
  public @Nullable Path find(String name, Place place) {
    Path file;
    try {
      file = directory.resolve(name);
    } catch (InvalidPathException _) {
      problems.error(place, "not a file name: '" + name + "'");
      return null;
    }
    if (Files.isRegularFile(file)) {
      return file;
    }
    boolean isDirectory = Files.isDirectory(file);
    problems.error(
        place,
        isDirectory ? "'" + name + "' is a directory" : "there is no file '" + name + "'",
        isDirectory ? "name a file in it" : similar(file, name));
    return null;
  }

  /** The text of a file; {@code null} when it cannot be read, which is noted at a place. */
  public @Nullable String text(Path file, String name, Place place) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        problems.error(place, "'%s' is over %,d bytes".formatted(name, MOST_BYTES));
        return null;
      }
      byte[] bytes = Files.readAllBytes(file);
      return text(bytes, name, place);
    } catch (IOException e) {
      problems.error(place, "'%s' cannot be read: %s".formatted(name, FileFault.describe(e)));
      return null;
    }
  }

  private @Nullable String text(byte[] bytes, String name, Place place) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      long line = 1;
      for (int i = 0; i < buffer.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      problems.error(
          place,
          "'%s' is not UTF-8 text, from line %,d on".formatted(name, line),
          "save it as UTF-8");
      return null;
    }
  }

  private static String similar(Path file, String name) {
    Path folder = file.toAbsolutePath().getParent();
    Path last = file.getFileName();
    if (folder == null || last == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names =
          entries.limit(1_000).map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
      String prefix = name.substring(0, Math.max(0, name.length() - last.toString().length()));
      return Nearest.to(last.toString(), names)
          .map(near -> "did you mean '" + prefix + near + "'?")
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }
}
