package dev.berth.scenarios.git;

import dev.berth.scenarios.source.Nearest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.SubmoduleConfig.FetchRecurseSubmodulesMode;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Reads files of git repositories, which are fetched into memory. */
public final class GitFiles {
  private static final int MOST_FILES = 100;
  private static final int MOST_BYTES = 16_000_000;
  private static final int SHORT = 8;
  private static final int SECONDS = 60;
  private static final String WANTED = "refs/heads/berth-wanted";

  static {
    ReadOnlySystem.install();
  }

  private final GitSource source;

  private GitFiles(GitSource source) {
    this.source = source;
  }

  /** The files that a source names, at least one, in the order of their paths. */
  public static List<GitFile> read(GitSource source) throws GitFault {
    return new GitFiles(source).read();
  }

  private List<GitFile> read() throws GitFault {
    // A transport wants a whole URI; what is none would be told in the words of its parser.
    try {
      new URIish(source.url());
    } catch (URISyntaxException _) {
      throw new GitFault("not the URL of a git repository: '" + source.url() + "'", "");
    }
    try (InMemoryRepository repository =
        new InMemoryRepository.Builder()
            .setRepositoryDescription(new DfsRepositoryDescription("berth"))
            .setFS(FS.DETECTED)
            .build()) {
      Git git = new Git(repository);
      return files(repository, commit(git, repository));
    } catch (GitAPIException | JGitInternalException | IOException e) {
      throw fault(e);
    }
  }

  private ObjectId commit(Git git, Repository repository)
      throws GitFault, GitAPIException, IOException {
    Collection<Ref> refs =
        Git.lsRemoteRepository().setRemote(source.url()).setTimeout(SECONDS).call();
    ObjectId commit = null;
    Ref named = named(refs);
    if (named != null) {
      fetch(git, named.getName() + ":" + WANTED);
      commit = repository.resolve(WANTED + "^{commit}");
    } else if (source.ref().matches("[0-9a-fA-F]{4,40}")) {
      fetch(git, "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*");
      commit = repository.resolve(source.ref() + "^{commit}");
    }
    if (commit != null) {
      return commit;
    }
    List<String> names =
        refs.stream().map(ref -> Repository.shortenRefName(ref.getName())).toList();
    throw new GitFault(
        "there is no branch, tag or commit '%s' in %s".formatted(source.ref(), source.url()),
        refs.isEmpty() ? "the repository is empty" : Nearest.hint(source.ref(), names));
  }

  private @Nullable Ref named(Collection<Ref> refs) {
    for (String prefix : List.of("", "refs/heads/", "refs/tags/", "refs/")) {
      for (Ref ref : refs) {
        if (ref.getName().equals(prefix + source.ref())) {
          return ref;
        }
      }
    }
    return null;
  }

  private void fetch(Git git, String... specs) throws GitAPIException {
    git.fetch()
        .setRemote(source.url())
        .setRefSpecs(List.of(specs).stream().map(RefSpec::new).toList())
        .setRecurseSubmodules(FetchRecurseSubmodulesMode.NO)
        .setTimeout(SECONDS)
        .call();
  }

  private List<GitFile> files(Repository repository, ObjectId id) throws IOException, GitFault {
    List<GitFile> found = new ArrayList<>();
    List<String> all = new ArrayList<>();
    PathMatcher matcher = matcher();
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      RevCommit commit = walk.parseCommit(id);
      tree.addTree(commit.getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        String path = tree.getPathString();
        all.add(path);
        if (path.equals(source.path()) || matcher.matches(Path.of(path))) {
          found.add(new GitFile(name(commit, path), text(tree, path)));
        }
        if (found.size() > MOST_FILES) {
          throw new GitFault(
              "over %d files match '%s'".formatted(MOST_FILES, source.path()), "name fewer");
        }
      }
      if (found.isEmpty()) {
        throw new GitFault(
            "there is no file '%s' in %s at %s"
                .formatted(source.path(), source.url(), source.ref()),
            directoryHint(all));
      }
    }
    return found;
  }

  private String directoryHint(List<String> all) {
    boolean directory = all.stream().anyMatch(path -> path.startsWith(source.path() + "/"));
    return directory
        ? "it is a directory; write '%s/*.json'".formatted(source.path())
        : Nearest.hint(source.path(), all);
  }

  private PathMatcher matcher() throws GitFault {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + source.path());
    } catch (PatternSyntaxException _) {
      throw new GitFault("not a path or pattern: '" + source.path() + "'", "");
    }
  }

  private String name(RevCommit commit, String path) {
    return "%s@%s:%s".formatted(source.url(), commit.getName().substring(0, SHORT), path);
  }

  private static String text(TreeWalk tree, String path) throws IOException, GitFault {
    ObjectLoader loader = tree.getObjectReader().open(tree.getObjectId(0));
    if (loader.getSize() > MOST_BYTES) {
      throw new GitFault("'%s' is over %,d bytes".formatted(path, MOST_BYTES), "");
    }
    return new String(loader.getBytes(), StandardCharsets.UTF_8);
  }

  private GitFault fault(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case NoRemoteRepositoryException _ -> {
          return new GitFault("there is no git repository at " + source.url(), "");
        }
        case UnknownHostException _ -> {
          return new GitFault(
              "the host of %s is not known".formatted(source.url()), "is there a network?");
        }
        case NotSupportedException _ -> {
          return new GitFault("git cannot fetch from " + source.url(), "");
        }
        default -> {}
      }
    }
    String reason = String.valueOf(failure.getMessage());
    boolean secret = reason.contains("not authorized") || reason.contains("Authentication");
    return new GitFault(
        "%s cannot be read: %s".formatted(source.url(), reason),
        secret ? "berth takes no credentials; clone it yourself and name the clone" : "");
  }
}
