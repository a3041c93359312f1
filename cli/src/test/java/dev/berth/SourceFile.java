package dev.berth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One Java file of the project: its place relative to the project's root, and its text. */
record SourceFile(Path root, String place, String text) {
  private static final List<String> MODULES =
      List.of(
          "engine",
          "scenarios",
          "reports",
          "http",
          "bench",
          "bench/peers/contest",
          "bench/peers/berth",
          "bench/peers/fenzo",
          "bench/peers/cloudsim-plus",
          "bench/peers/side-by-side",
          "cli");

  /** Every Java file of every module, main and test, sorted by place. */
  static List<SourceFile> all() {
    Path root = projectRoot();
    List<SourceFile> sources = new ArrayList<>();
    for (String module : MODULES) {
      for (String kind : List.of("main", "test")) {
        Path folder = root.resolve(module).resolve("src").resolve(kind).resolve("java");
        if (Files.isDirectory(folder)) {
          sources.addAll(below(root, folder));
        }
      }
    }
    return List.copyOf(sources);
  }

  /** The file's name alone. */
  String name() {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  /** The folder that holds the file, relative to the project's root. */
  String folder() {
    return place.substring(0, place.lastIndexOf('/'));
  }

  /** The folder of the same package among the main sources. */
  String mainFolder() {
    return folder().replace("/src/test/java/", "/src/main/java/");
  }

  boolean isMainOf(String module) {
    return place.startsWith(module + "/src/main/");
  }

  /** Whether its name and kind make it a class that the test runner picks up. */
  boolean isTestClass() {
    return name().endsWith("Test.java") && !text.contains("@interface ");
  }

  /** The lines with comments blanked out, so that line numbers stay. */
  List<String> code() {
    List<String> code = new ArrayList<>();
    boolean inComment = false;
    for (String line : text.split("\n", -1)) {
      String rest = line;
      if (inComment) {
        int end = rest.indexOf("*/");
        inComment = end < 0;
        rest = inComment ? "" : rest.substring(end + 2);
      }
      rest = rest.replaceAll("/\\*.*?\\*/", "").replaceAll("//.*", "");
      int start = rest.indexOf("/*");
      if (start >= 0) {
        inComment = true;
        rest = rest.substring(0, start);
      }
      code.add(rest);
    }
    return code;
  }

  void write(String newText) throws IOException {
    Files.writeString(root.resolve(place), newText);
  }

  private static List<SourceFile> below(Path root, Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .sorted()
          .map(path -> read(root, path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path root, Path path) {
    try {
      String place = root.relativize(path).toString().replace('\\', '/');
      return new SourceFile(root, place, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path projectRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("engine/pom.xml"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "No engine/pom.xml at or above " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }
}
