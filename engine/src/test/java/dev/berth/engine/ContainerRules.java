package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.lifecycle.container.ContainerChange;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.ContainerDependency;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.ContainerChanged;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must hold of the containers of one task, checked event by event, in tests. */
final class ContainerRules {
  private static final List<Integer> AFTER_SIGTERM =
      List.of(137, 143, RandomContainers.HANDLED_SIGTERM);

  private final ContainerPlan plan;
  private final Map<String, ContainerChange> lifeOf = new HashMap<>();
  private final Map<String, ContainerChange> healthOf = new HashMap<>();
  private final Map<String, Integer> exitCodes = new HashMap<>();
  private boolean essentialEnded;
  private boolean stopped;

  ContainerRules(ContainerPlan plan) {
    this.plan = plan;
  }

  void on(WorldEvent event) {
    switch (event) {
      case ContainerChanged changed -> onContainer(changed);
      case TaskStatusChanged changed -> onStatus(changed);
      default -> {}
    }
  }

  /** What must hold once the world is over. */
  void end() {
    assertThat(stopped).as("every task ends").isTrue();
  }

  private void onContainer(ContainerChanged event) {
    assertThat(stopped).as("nothing happens after STOPPED: %s", event).isFalse();
    ContainerDefinition container = named(event.container());
    switch (event.change()) {
      case STARTED -> {
        assertThat(lifeOf.get(event.container())).as("%s", event).isNull();
        assertThat(essentialEnded).as("started though the task ends: %s", event).isFalse();
        container.dependsOn().forEach(dependency -> requireFulfilled(event, dependency));
        lifeOf.put(event.container(), ContainerChange.STARTED);
      }
      case RESTARTED -> {
        requireUp(event);
        assertThat(container.restartPolicy()).isNotNull();
        healthOf.remove(event.container());
      }
      case EXITED -> {
        requireUp(event);
        if (AFTER_SIGTERM.contains(event.exitCode())) {
          requireNobodyNeeds(event);
        }
        leave(container, event);
      }
      case NOT_STARTED -> {
        assertThat(lifeOf.get(event.container())).as("%s", event).isNull();
        leave(container, event);
      }
      case HEALTHY, UNHEALTHY -> {
        requireUp(event);
        healthOf.put(event.container(), event.change());
      }
    }
  }

  private void onStatus(TaskStatusChanged event) {
    if (event.to() == TaskStatus.RUNNING) {
      assertThat(essentialEnded).as("%s", event).isFalse();
      assertThat(lifeOf).as("all have begun: %s", event).hasSize(plan.containers().size());
    }
    if (event.to() == TaskStatus.STOPPED) {
      assertThat(lifeOf.values()).as("%s", event).doesNotContain(ContainerChange.STARTED);
      stopped = true;
    }
  }

  private void leave(ContainerDefinition container, ContainerChanged event) {
    lifeOf.put(event.container(), event.change());
    exitCodes.put(event.container(), event.exitCode());
    essentialEnded |= container.essential();
  }

  private void requireUp(ContainerChanged event) {
    assertThat(lifeOf.get(event.container())).as("%s", event).isEqualTo(ContainerChange.STARTED);
  }

  private void requireNobodyNeeds(ContainerChanged event) {
    for (ContainerDefinition other : plan.containers()) {
      boolean needs =
          other.dependsOn().stream()
              .anyMatch(dependency -> dependency.container().equals(event.container()));
      assertThat(needs && lifeOf.get(other.name()) == ContainerChange.STARTED)
          .as("%s before '%s', which depends on it", event, other.name())
          .isFalse();
    }
  }

  private void requireFulfilled(ContainerChanged event, ContainerDependency dependency) {
    String other = dependency.container();
    @Nullable ContainerChange life = lifeOf.get(other);
    boolean fulfilled =
        switch (dependency.condition()) {
          case START -> life != null;
          case COMPLETE -> life != ContainerChange.STARTED && code(other) >= 0;
          case SUCCESS -> life != ContainerChange.STARTED && code(other) == 0;
          case HEALTHY ->
              life == ContainerChange.STARTED && healthOf.get(other) == ContainerChange.HEALTHY;
        };
    assertThat(fulfilled).as("%s needs %s", event, dependency).isTrue();
  }

  private int code(String container) {
    return Objects.requireNonNullElse(exitCodes.get(container), -1);
  }

  private ContainerDefinition named(String name) {
    return plan.containers().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
