package dev.berth.cli.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which task definitions to register, and which to run. */
public final class DefinitionOptions {
  static final String DEFINITION = "--task-definition";
  static final String GIT = "--git";
  static final String ON_FAILURE = "--on-failure";

  @Option(
      names = DEFINITION,
      paramLabel = "FILE|FAMILY",
      required = true,
      description = {
        "A file with a task definition to register, in JSON or YAML; or a task",
        "definition of the scenario. May be repeated: the last one is run."
      })
  private List<String> definitions = new ArrayList<>();

  @Option(
      names = "--run",
      paramLabel = "FAMILY",
      description = "Run this family instead of the last one.")
  private @Nullable String family;

  @Option(
      names = GIT,
      paramLabel = "URL",
      description = {
        "Take the files from a git repository; they may be patterns then,",
        "such as 'ecs/*.json'."
      })
  private @Nullable String git;

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description = "The branch, tag or commit (default: HEAD).")
  private String ref = "HEAD";

  @Option(
      names = ON_FAILURE,
      paramLabel = "FILE|FAMILY",
      description = "Run this one, with exit code 0, if the tasks do not succeed.")
  private @Nullable String onFailure;

  @Option(
      names = "--deregister-on-failure",
      description = "Deregister what was registered if the tasks do not succeed.")
  private boolean deregister;

  List<String> definitions() {
    return definitions;
  }

  @Nullable String family() {
    return family;
  }

  @Nullable String git() {
    return git;
  }

  String ref() {
    return ref;
  }

  @Nullable String onFailure() {
    return onFailure;
  }

  boolean deregisters() {
    return deregister;
  }
}
