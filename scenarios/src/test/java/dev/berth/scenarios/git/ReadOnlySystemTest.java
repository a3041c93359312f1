package dev.berth.scenarios.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.internal.storage.file.FileSnapshot;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlySystemTest {
  private static final long LONGEST_SECONDS = 60;

  @TempDir Path home;
  @TempDir Path directory;

  @Test
  void reading_inAFreshHome_leavesNothingThere() throws Exception {
    Process reader = start();

    assertThat(reader.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(reader.exitValue()).isZero();
    assertThat(filesIn(home)).isEmpty();
  }

  private Process start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder process =
        new ProcessBuilder(
            java.toString(),
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            Reading.class.getName(),
            directory.toString());
    process.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    process.environment().put("HOME", home.toString());
    return process.inheritIO().start();
  }

  private static Iterable<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Reads a repository in a process of its own, then has JGit measure the file system. */
  static final class Reading {
    private Reading() {}

    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      ReadOnlySystem.install();
      try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call()) {
        Files.writeString(directory.resolve("a"), "text");
        git.add().addFilepattern("a").call();
        git.commit()
            .setMessage("a")
            .setAuthor("berth", "berth@example.com")
            .setCommitter("berth", "berth@example.com")
            .setSign(false)
            .call();
      }
      GitFiles.read(new GitSource(directory.toString(), "main", "a"));
      FS.FileStoreAttributes.setBackground(false);
      FileSnapshot.save(directory.resolve("a").toFile());
      FS.getFileStoreAttributes(directory);
    }
  }
}
