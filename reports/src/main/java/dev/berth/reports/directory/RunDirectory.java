package dev.berth.reports.directory;

import dev.berth.reports.HistogramLog;
import dev.berth.reports.JsonReport;
import dev.berth.reports.ReportException;
import dev.berth.reports.RunReport;
import dev.berth.reports.html.HtmlReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The directory that describes one run: scenario, provenance, figures, event log and report. It
 * grows under a hidden name and takes its own only when it is complete.
 */
public final class RunDirectory {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int MAX_NAME_LENGTH = 60;
  private static final int HASH_LENGTH = 8;
  private static final int MAX_ATTEMPTS = 1000;

  private final Path base;
  private final Path partial;
  private final Opener opener;

  private RunDirectory(Path base, Path partial, Opener opener) {
    this.base = base;
    this.partial = partial;
    this.opener = opener;
  }

  /**
   * A new partial directory below {@code base}, which is created where it is missing.
   *
   * @throws ReportException when nothing can be written there
   */
  public static RunDirectory open(Path base, String name) {
    return open(base, name, Files::newOutputStream);
  }

  /** As {@link #open(Path, String)}, with files opened by {@code opener}. */
  static RunDirectory open(Path base, String name, Opener opener) {
    try {
      Files.createDirectories(base);
      long process = ProcessHandle.current().pid();
      String stem = ".partial-" + fileName(name) + "-" + process;
      Path partial = createFresh(base, stem);
      return new RunDirectory(base, partial, opener);
    } catch (IOException e) {
      throw ReportException.of(base, e);
    }
  }

  /** Where the event log is to be written while the world runs; writing it is optional. */
  public Path eventLogPath() {
    return partial.resolve(RunFiles.EVENTS);
  }

  /**
   * Writes all that is left and gives the directory its name.
   *
   * @return the directory, complete
   * @throws ReportException when a file cannot be written; nothing is left then
   */
  public Path complete(RunReport report) {
    boolean whole = false;
    try {
      write(RunFiles.SCENARIO, report.scenario());
      write(RunFiles.PROVENANCE, JsonReport.provenance(report));
      write(RunFiles.SUMMARY, JsonReport.summary(report));
      write(RunFiles.SERIES, JsonReport.series(report));
      write(RunFiles.HISTOGRAMS, HistogramLog.render(report));
      write(RunFiles.REPORT, HtmlReport.render(report));
      Path complete = moved(report);
      whole = true;
      return complete;
    } finally {
      if (!whole) {
        abandon();
      }
    }
  }

  /** Removes all that was written. What cannot be removed stays behind under its hidden name. */
  public void abandon() {
    try (Stream<Path> files = Files.walk(partial)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // There is nobody left to help: the failure that led here is the one to tell about.
    }
  }

  private void write(String file, String text) {
    Path path = partial.resolve(file);
    try (OutputStream out = opener.open(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw ReportException.of(path, e);
    }
  }

  private Path moved(RunReport report) {
    String name =
        TIME.format(report.provenance().startedAt())
            + "-"
            + fileName(report.name())
            + "-"
            + shortened(report.result().resultHash(), HASH_LENGTH);
    try {
      for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
        Path target = base.resolve(attempt == 1 ? name : name + "-" + attempt);
        if (Files.notExists(target)) {
          return move(target);
        }
      }
      throw new FileAlreadyExistsException(base.resolve(name).toString());
    } catch (IOException e) {
      throw ReportException.of(base.resolve(name), e);
    }
  }

  private Path move(Path target) throws IOException {
    try {
      return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(partial, target);
    }
  }

  private static Path createFresh(Path base, String stem) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return Files.createDirectory(base.resolve(stem + "-" + attempt));
      } catch (FileAlreadyExistsException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** The name with only characters that mean nothing to any shell or file system. */
  private static String fileName(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = shortened(plain, MAX_NAME_LENGTH).replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "run" : trimmed;
  }

  private static String shortened(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  /** How a file is opened for writing. */
  @FunctionalInterface
  interface Opener {
    OutputStream open(Path path) throws IOException;
  }
}
