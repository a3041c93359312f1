package dev.berth.scenarios.assembly;

import dev.berth.engine.lifecycle.container.ContainerBehaviour;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.OnSigterm;
import dev.berth.engine.lifecycle.container.ContainerBehaviour.Run;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.scenarios.binding.Binder;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.DocumentParser;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.source.SourceText;
import dev.berth.scenarios.spec.ContainerBehaviourSpec;
import dev.berth.scenarios.spec.DurationSpec;
import dev.berth.scenarios.spec.RunTimeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of containers that do not do what containers do by default. */
public final class ContainerBehaviours {
  private static final String CONTAINERS = "containers";

  private final Problems problems;
  private final String tasks;

  /**
   * Behaviours of containers of some tasks.
   *
   * @param tasks what messages call them
   */
  ContainerBehaviours(Problems problems, String tasks) {
    this.problems = problems;
    this.tasks = tasks;
  }

  /** Behaviours by the container's name, as they stand below {@code containers} in a scenario. */
  private record Written(Map<String, ContainerBehaviourSpec> containers) {}

  /**
   * Behaviours written out in one line, as in a scenario; what is wrong with them is noted.
   *
   * @param names of the containers there are; empty if that is not known
   */
  public static Map<String, ContainerBehaviour.Difference> parse(
      String text, String origin, List<String> names, Problems problems) {
    Document document =
        DocumentParser.parse(SourceText.unlined(origin), CONTAINERS + ": " + text, problems);
    Written written = document == null ? null : new Binder(problems).bind(document, Written.class);
    if (document == null || written == null) {
      return Map.of();
    }
    Map<String, ContainerBehaviourSpec> specs = written.containers();
    new ContainerBehaviours(problems, "the tasks")
        .check(
            specs,
            names.isEmpty() ? List.copyOf(specs.keySet()) : names,
            document,
            List.of(CONTAINERS));
    return all(specs);
  }

  /** The behaviours by the container's name. */
  static Map<String, ContainerBehaviour.Difference> all(Map<String, ContainerBehaviourSpec> specs) {
    Map<String, ContainerBehaviour.Difference> all = new LinkedHashMap<>();
    specs.forEach((name, spec) -> all.put(name, of(spec)));
    return all;
  }

  /**
   * Notes what cannot be.
   *
   * @param names of the tasks' containers
   * @param path to the behaviours
   */
  void check(
      Map<String, ContainerBehaviourSpec> specs,
      List<String> names,
      Document document,
      List<String> path) {
    specs.forEach((name, spec) -> {
      List<String> own = new ArrayList<>(path);
      own.add(name);
      if (!names.contains(name)) {
        problems.error(
            document.namePlace(own.toArray(String[]::new)),
            "%s have no container '%s'".formatted(tasks, name),
            Nearest.hint(name, names));
      }
      if (spec.exitCode() != 0 && spec.runTime() == null) {
        own.add("exitCode");
        problems.error(
            document.place(own),
            "container '%s' has an exitCode, but no runTime of its own".formatted(name),
            "add 'runTime: 30s' or the like");
      }
    });
  }

  private static ContainerBehaviour.Difference of(ContainerBehaviourSpec spec) {
    return new ContainerBehaviour.Difference(run(spec), health(spec.healthy()), onSigterm(spec));
  }

  private static @Nullable Run run(ContainerBehaviourSpec spec) {
    RunTimeSpec runTime = spec.runTime();
    if (runTime == null) {
      return null;
    }
    Distribution seconds = Distributions.of(runTime);
    return seconds == null ? new Run.UntilStopped() : new Run.For(seconds, spec.exitCode());
  }

  private static ContainerBehaviour.Health health(ContainerBehaviourSpec.Healthy spec) {
    DurationSpec after = spec.after();
    DurationSpec until = spec.until();
    return new ContainerBehaviour.Health(
        after == null ? new Constant(0) : Distributions.of(after),
        until == null ? null : Distributions.of(until),
        spec.hangs());
  }

  private static @Nullable OnSigterm onSigterm(ContainerBehaviourSpec spec) {
    return switch (spec.onSigterm()) {
      case null -> null;
      case ContainerBehaviourSpec.OnSigterm.Ignore() -> new OnSigterm.Ignores();
      case ContainerBehaviourSpec.OnSigterm.Exit(DurationSpec time, int exitCode) ->
          new OnSigterm.ExitsAfter(Distributions.of(time), exitCode);
    };
  }
}
