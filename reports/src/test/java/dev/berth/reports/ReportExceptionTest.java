package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportExceptionTest {
  @Test
  void failure_withoutPermission_saysSo() {
    assertThat(ReportException.of(Path.of("runs"), new AccessDeniedException("runs")))
        .hasMessage("cannot write runs: permission denied");
  }

  @Test
  void failure_onAReadOnlyFileSystem_saysSoAndNamesTheFile() {
    IOException cause = new FileSystemException("runs/a", null, "Read-only file system");

    assertThat(ReportException.of(Path.of("runs"), cause))
        .hasMessage("cannot write runs: runs/a: the file system is read-only");
  }
}
