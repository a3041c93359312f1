package dev.berth.cli.run;

import dev.berth.scenarios.ScenarioLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios that berth comes with. Those without traces are packaged; the others stand in a
 * directory beside the program.
 */
final class Library {
  private static final String ENDING = ".yaml";
  private static final List<String> PLACES = List.of("scenarios/library", "library");

  private Library() {}

  /** The text of a packaged scenario. */
  static Optional<String> packaged(String name) {
    return ScenarioLibrary.names().contains(name)
        ? Optional.of(ScenarioLibrary.text(name))
        : Optional.empty();
  }

  /** The file of a scenario with this name. */
  static Optional<Path> file(String name) {
    return directory().map(each -> each.resolve(name + ENDING)).filter(Files::isRegularFile);
  }

  /** The names of all scenarios that can be run by name. */
  static List<String> names() {
    Optional<Path> directory = directory();
    if (directory.isEmpty()) {
      return ScenarioLibrary.names();
    }
    try (Stream<Path> files = Files.list(directory.get())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The library's directory: the nearest one beside or above the program's own file. */
  private static Optional<Path> directory() {
    Path place = program();
    while (place != null) {
      for (String name : PLACES) {
        Path candidate = place.resolve(name);
        if (Files.isRegularFile(candidate.resolve("quickstart" + ENDING))) {
          return Optional.of(candidate);
        }
      }
      place = place.getParent();
    }
    return Optional.empty();
  }

  private static @Nullable Path program() {
    var source = Library.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return null;
    }
    try {
      return Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
