package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.ContainerDependency;
import dev.berth.engine.api.taskdefinition.ContainerRestartPolicy;
import dev.berth.engine.placement.query.NearestWord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In which order containers start, how long that may take, and what ends the task. */
final class OrderChecks {
  private static final int MAX_IGNORED_CODES = 50;
  private static final int LEAST_TIMEOUT_SECONDS = 2;
  private static final int LEAST_ATTEMPT_PERIOD_SECONDS = 60;
  private static final int MOST_ATTEMPT_PERIOD_SECONDS = 1_800;

  private OrderChecks() {}

  static void essential(Draft draft, Findings findings) {
    boolean some = draft.containers().stream().anyMatch(it -> isEssential(it.definition()));
    if (!some && !draft.containers().isEmpty()) {
      findings.refuse(
          MemberPath.of(Draft.CONTAINERS),
          "Task definition doesn't have any essential container.",
          "at least one container has to be essential");
    }
  }

  static void dependencies(Draft.Container container, Findings findings) {
    List<ContainerDependency> dependencies = Draft.listed(container.definition().dependsOn());
    for (int i = 0; i < dependencies.size(); i++) {
      dependency(container, dependencies.get(i), container.in("dependsOn").at(i), findings);
    }
  }

  private static void dependency(
      Draft.Container container,
      ContainerDependency dependency,
      MemberPath path,
      Findings findings) {
    String name = Objects.requireNonNullElse(dependency.containerName(), "");
    ContainerDefinition target = container.draft().byName().get(name);
    if (target == null) {
      findings.refuse(
          path.in("containerName"),
          "Cannot depend on container + '%s' because it does not exist".formatted(name),
          NearestWord.hint(name, List.copyOf(container.draft().byName().keySet())));
      return;
    }
    switch (Objects.requireNonNullElse(dependency.condition(), "")) {
      case "START" -> {}
      case "COMPLETE", "SUCCESS" -> {
        if (isEssential(target)) {
          findings.refuse(
              path.in("condition"),
              "A dependency container with SUCCESS or COMPLETE condition cannot be an essential"
                  + " container",
              "make '%s' non-essential: its end would end the task".formatted(name));
        }
      }
      case "HEALTHY" -> {
        if (target.healthCheck() == null) {
          findings.refuse(
              path.in("condition"),
              "A dependency container with HEALTHY condition must have health check configured",
              "give '%s' a healthCheck".formatted(name));
        }
      }
      default ->
          findings.oneOf(
              path.in("condition"),
              Objects.requireNonNullElse(dependency.condition(), ""),
              List.of("START", "COMPLETE", "SUCCESS", "HEALTHY"));
    }
  }

  static void circles(Draft draft, Findings findings) {
    Map<String, List<String>> graph = new LinkedHashMap<>();
    for (Draft.Container container : draft.containers()) {
      graph.put(
          container.name(),
          Draft.listed(container.definition().dependsOn()).stream()
              .map(ContainerDependency::containerName)
              .filter(Objects::nonNull)
              .toList());
    }
    List<String> circle = Cycles.find(graph);
    if (!circle.isEmpty()) {
      findings.refuse(
          MemberPath.of(Draft.CONTAINERS),
          "containers wait for each other in a circle: " + String.join(" -> ", circle));
    }
  }

  static void timeouts(Draft.Container container, Findings findings) {
    timeout(container, "startTimeout", container.definition().startTimeout(), findings);
    timeout(container, "stopTimeout", container.definition().stopTimeout(), findings);
  }

  private static void timeout(
      Draft.Container container, String member, @Nullable Integer seconds, Findings findings) {
    if (seconds != null && seconds < LEAST_TIMEOUT_SECONDS) {
      findings.refuse(
          container.in(member),
          "Granular start/stop timeout on container '%s' must be at least 2 seconds."
              .formatted(container.name()));
    }
  }

  static void restartPolicy(Draft.Container container, Findings findings) {
    ContainerRestartPolicy policy = container.definition().restartPolicy();
    if (policy == null) {
      return;
    }
    MemberPath path = container.in("restartPolicy");
    if (policy.enabled() == null) {
      findings.refuse(path.in("enabled"), "a restart policy does not say whether it is enabled");
    }
    int codes = Draft.listed(policy.ignoredExitCodes()).size();
    if (codes > MAX_IGNORED_CODES) {
      findings.refuse(
          path.in("ignoredExitCodes"),
          "%d exit codes to ignore".formatted(codes),
          "at most " + MAX_IGNORED_CODES);
    }
    findings.within(
        path.in("restartAttemptPeriod"),
        policy.restartAttemptPeriod(),
        LEAST_ATTEMPT_PERIOD_SECONDS,
        MOST_ATTEMPT_PERIOD_SECONDS);
  }

  static boolean isEssential(ContainerDefinition container) {
    return container.essential() == null || container.essential();
  }
}
