package dev.berth.cli.run;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Failures;
import dev.berth.cli.terminal.UserError;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import picocli.CommandLine.Option;

/**
 * The option of every command that reads scenarios: where else to look for policies. Only the
 * command line can say so; a scenario from somewhere must not bring its own code.
 */
public final class ClassPathOption {
  private static final String NAME = "--class-path";

  @Option(
      names = NAME,
      paramLabel = "JAR[:JAR]",
      description = "Look for policies that are named by their class in these jars, too.")
  private String classPath = "";

  /** The classes that berth was started with, and those of the option. */
  public ClassLoader classes() {
    ClassLoader own = Objects.requireNonNull(ClassPathOption.class.getClassLoader());
    if (classPath.isEmpty()) {
      return own;
    }
    URL[] places =
        List.of(classPath.split(File.pathSeparator)).stream()
            .filter(word -> !word.isEmpty())
            .map(ClassPathOption::place)
            .toArray(URL[]::new);
    // Never closed: classes are loaded as a run comes to need them.
    return new URLClassLoader(Failures.USER_CLASSES, places, own);
  }

  /** The words on a command line that say the same. */
  List<String> words() {
    return classPath.isEmpty() ? List.of() : List.of(NAME, classPath);
  }

  private static URL place(String word) {
    try {
      Path path = Path.of(word);
      if (!Files.isDirectory(path)) {
        check(path);
      }
      return path.toUri().toURL();
    } catch (InvalidPathException | MalformedURLException _) {
      throw fault("not a file name: '" + word + "'");
    }
  }

  private static void check(Path jar) {
    if (!Files.exists(jar)) {
      throw fault("there is no file '" + jar + "'");
    }
    try (JarFile opened = new JarFile(jar.toFile())) {
      Objects.requireNonNull(opened.getName());
    } catch (IOException _) {
      throw fault("'" + jar + "' cannot be read as a jar");
    }
  }

  private static UserError fault(String message) {
    return new UserError(
        ExitCode.USAGE,
        NAME + ": " + message,
        "expected jars or directories with classes, with '%s' between them"
            .formatted(File.pathSeparator));
  }
}
