package dev.berth.cli.pipeline;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.UserError;
import dev.berth.engine.account.DeclaredDefinition;
import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.assembly.ScenarioFiles;
import dev.berth.scenarios.assembly.StepDefinitions;
import dev.berth.scenarios.git.GitSource;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the task definitions on a command line come to.
 *
 * @param register to be registered, in this order
 * @param run what is run
 * @param onFailure what is run if that fails; {@code null} for nothing
 */
record NamedDefinitions(
    List<RegisterTaskDefinition> register, Named run, @Nullable Named onFailure) {
  /**
   * A definition to run.
   *
   * @param name {@code null} for the one that is registered last
   * @param containers names of its containers, as far as they are known
   */
  record Named(@Nullable String name, List<String> containers) {
    /** The first container; {@code null} if none is known. */
    @Nullable String container() {
      return containers.isEmpty() ? null : containers.getFirst();
    }
  }

  /** The definitions that options name, in a scenario. */
  static NamedDefinitions of(DefinitionOptions options, Scenario scenario)
      throws ScenarioException {
    Problems problems = new Problems();
    Finder finder = new Finder(options, scenario, problems);
    String instead = options.onFailure();
    Named onFailure = instead == null ? null : finder.find(instead, DefinitionOptions.ON_FAILURE);
    Named last = new Named(null, List.of());
    for (String definition : options.definitions()) {
      last = finder.find(definition, DefinitionOptions.DEFINITION);
    }
    String family = options.family();
    Named run = family == null ? last : finder.family(family);
    if (problems.hasErrors()) {
      throw ScenarioException.of(problems);
    }
    return new NamedDefinitions(finder.register, run, onFailure);
  }

  /** Reads definitions one after another. */
  private static final class Finder {
    private final DefinitionOptions options;
    private final Scenario scenario;
    private final StepDefinitions definitions;
    private final List<RegisterTaskDefinition> register = new ArrayList<>();

    Finder(DefinitionOptions options, Scenario scenario, Problems problems) {
      this.options = options;
      this.scenario = scenario;
      definitions =
          new StepDefinitions(
              new ScenarioFiles(Path.of(""), problems),
              problems,
              scenario.world().rules().missingAttribute());
    }

    Named find(String word, String option) {
      Place place = SourceText.unlined(option + " " + word).whole();
      String url = options.git();
      boolean isName = word.matches("[A-Za-z0-9_-]+(:[0-9]+)?");
      if (url != null) {
        return registered(definitions.ofGit(new GitSource(url, options.ref(), word), place));
      }
      if (isName && !Files.exists(Path.of(word.replaceFirst(":.*", "")))) {
        return family(word);
      }
      return registered(definitions.ofFile(word, place));
    }

    Named family(String name) {
      String family = name.replaceFirst(":.*", "");
      for (RegisterTaskDefinition each : register) {
        if (family.equals(each.family())) {
          return new Named(name, containers(each));
        }
      }
      List<TaskDefinition> own =
          scenario.world().taskDefinitions().stream().map(DeclaredDefinition::definition).toList();
      for (TaskDefinition each : own) {
        if (each.family().equals(family)) {
          return new Named(
              name, each.containers().stream().map(container -> container.name()).toList());
        }
      }
      List<String> known = new ArrayList<>();
      register.forEach(each -> known.add(String.valueOf(each.family())));
      own.forEach(each -> known.add(each.family()));
      throw new UserError(
          ExitCode.INVALID,
          "there is neither a file nor a task definition '%s'".formatted(name),
          Nearest.hint(family, known));
    }

    /** The last of those, by its family: others may be registered after it. */
    private Named registered(List<RegisterTaskDefinition> read) {
      register.addAll(read);
      return read.isEmpty()
          ? new Named(null, List.of())
          : new Named(read.getLast().family(), containers(read.getLast()));
    }

    private static List<String> containers(RegisterTaskDefinition definition) {
      return Objects.requireNonNullElse(
              definition.containerDefinitions(), List.<ContainerDefinition>of())
          .stream()
          .map(container -> String.valueOf(container.name()))
          .toList();
    }
  }
}
