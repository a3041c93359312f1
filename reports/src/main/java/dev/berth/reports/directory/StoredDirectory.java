package dev.berth.reports.directory;

import dev.berth.reports.ReportException;
import dev.berth.reports.RunReport;
import dev.berth.reports.StoredRun;
import dev.berth.reports.UnreadableRunException;
import dev.berth.reports.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The directory of a run that was completed earlier. */
public final class StoredDirectory {
  private static final String UNFINISHED = ".partial-" + RunFiles.REPORT;

  private final Path path;

  /** The directory at a path. */
  public StoredDirectory(Path path) {
    this.path = path;
  }

  /**
   * The run that the directory describes.
   *
   * @throws UnreadableRunException when it is not the directory of a run
   */
  public RunReport report() {
    if (!Files.isDirectory(path)) {
      String reason = Files.exists(path) ? "it is a file" : "it does not exist";
      throw new UnreadableRunException(path, reason);
    }
    try {
      return new StoredRun(
              Files.readString(path.resolve(RunFiles.SCENARIO)),
              Files.readString(path.resolve(RunFiles.PROVENANCE)),
              Files.readString(path.resolve(RunFiles.SUMMARY)),
              Files.readString(path.resolve(RunFiles.SERIES)),
              Files.readString(path.resolve(RunFiles.HISTOGRAMS)))
          .report();
    } catch (NoSuchFileException e) {
      throw new UnreadableRunException(path, "there is no " + e.getFile(), e);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableRunException(path, "one of its files is damaged", e);
    }
  }

  /**
   * Makes the HTML report again from the other files.
   *
   * @return the report's path
   * @throws UnreadableRunException when it is not the directory of a run
   * @throws ReportException when the report cannot be written; an earlier one is untouched then
   */
  public Path rebuildReport() {
    String page = HtmlReport.render(report());
    Path target = path.resolve(RunFiles.REPORT);
    Path unfinished = path.resolve(UNFINISHED);
    try {
      try {
        Files.writeString(unfinished, page);
        return Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw ReportException.of(target, e);
    }
  }
}
