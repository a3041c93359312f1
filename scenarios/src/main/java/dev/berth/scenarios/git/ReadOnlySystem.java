package dev.berth.scenarios.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The user's system as JGit may see it: what git is configured with is read, but what JGit measures
 * of file systems is kept in memory rather than in the user's home.
 */
final class ReadOnlySystem extends SystemReader.Delegate {
  private ReadOnlySystem(SystemReader system) {
    super(system);
  }

  /** From now on JGit sees the system so, in the whole process. */
  static void install() {
    SystemReader system = SystemReader.getInstance();
    if (!(system instanceof ReadOnlySystem)) {
      SystemReader.setInstance(new ReadOnlySystem(system));
    }
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fileSystem) {
    return new InMemory(parent, fileSystem);
  }

  /** A configuration without a file. */
  private static final class InMemory extends FileBasedConfig {
    InMemory(Config parent, FS fileSystem) {
      super(parent, null, fileSystem);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
