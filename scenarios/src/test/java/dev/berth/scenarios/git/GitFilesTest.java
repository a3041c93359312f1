package dev.berth.scenarios.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitFilesTest {
  @TempDir Path directory;

  private String firstCommit = "";

  /** Branch main: ecs/a.json and ecs/b.json, first "old"; tag v1 and branch release: the first. */
  @BeforeEach
  void makeRepository() throws GitAPIException, IOException {
    try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call()) {
      firstCommit = commit(git, "ecs/a.json", "old");
      git.tag().setName("v1").setSigned(false).call();
      git.branchCreate().setName("release/1").call();
      commit(git, "ecs/a.json", "new");
      commit(git, "ecs/b.json", "other");
      commit(git, "README", "no definition");
    }
  }

  @Test
  void file_atTheHead_isTheNewest() throws GitFault {
    assertThat(texts("HEAD", "ecs/a.json")).containsExactly("new");
    assertThat(texts("main", "ecs/a.json")).containsExactly("new");
  }

  @Test
  void file_atABranchOrTag_isTheOneThere() throws GitFault {
    assertThat(texts("release/1", "ecs/a.json")).containsExactly("old");
    assertThat(texts("v1", "ecs/a.json")).containsExactly("old");
  }

  @Test
  void file_atACommit_isTheOneThere() throws GitFault {
    assertThat(texts(firstCommit, "ecs/a.json")).containsExactly("old");
    assertThat(texts(firstCommit.substring(0, 8), "ecs/a.json")).containsExactly("old");
  }

  @Test
  void pattern_namesAllFilesInTheOrderOfTheirPaths() throws GitFault {
    assertThat(texts("main", "ecs/*.json")).containsExactly("new", "other");
  }

  @Test
  void url_withScheme_isReadAsThePathIs() throws GitFault {
    List<GitFile> files =
        GitFiles.read(new GitSource(directory.toUri().toString(), "v1", "ecs/a.json"));

    assertThat(files).extracting(GitFile::text).containsExactly("old");
    assertThat(files.getFirst().name()).endsWith("@" + firstCommit.substring(0, 8) + ":ecs/a.json");
  }

  @Test
  void ref_mistyped_isToldWithTheNearest() {
    GitFault fault = fault(directory.toString(), "mian", "ecs/a.json");

    assertThat(fault.message()).startsWith("there is no branch, tag or commit 'mian' in ");
    assertThat(fault.hint()).isEqualTo("did you mean 'main'?");
  }

  @Test
  void commit_unknown_isTold() {
    assertThat(fault(directory.toString(), "0123456789", "ecs/a.json").message())
        .startsWith("there is no branch, tag or commit '0123456789'");
  }

  @Test
  void path_mistyped_isToldWithTheNearest() {
    assertThat(fault(directory.toString(), "main", "ecs/c.json").hint())
        .startsWith("did you mean 'ecs/");
    assertThat(fault(directory.toString(), "main", "ecs").hint())
        .isEqualTo("it is a directory; write 'ecs/*.json'");
  }

  @Test
  void repository_thatIsNotThere_isTold() {
    assertThat(fault(directory.resolve("nowhere").toString(), "main", "a").message())
        .startsWith("there is no git repository at ");
  }

  @Test
  void url_ofAnotherKind_isTold() {
    assertThat(fault("foo://x/y", "main", "a").message())
        .isEqualTo("git cannot fetch from foo://x/y");
  }

  private List<String> texts(String ref, String path) throws GitFault {
    return GitFiles.read(new GitSource(directory.toString(), ref, path)).stream()
        .map(GitFile::text)
        .toList();
  }

  private static GitFault fault(String url, String ref, String path) {
    return catchThrowableOfType(GitFault.class, () -> GitFiles.read(new GitSource(url, ref, path)));
  }

  private String commit(Git git, String path, String text) throws GitAPIException, IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    git.add().addFilepattern(path).call();
    RevCommit commit =
        git.commit()
            .setMessage(path)
            .setAuthor("berth", "berth@example.com")
            .setCommitter("berth", "berth@example.com")
            .setSign(false)
            .call();
    return commit.getName();
  }
}
