package dev.berth.engine.input;

import dev.berth.engine.lifecycle.container.ContainerBehaviour;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.model.TaskDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each task does that a call starts, said before it is known which revision the call means.
 *
 * @param execution of the first essential container, unless more is said of it
 * @param containers by name, what containers do otherwise than by default; names that the task does
 *     not have are without effect
 * @param faults what may go wrong with the task's start
 */
public record TaskConduct(
    Execution execution,
    Map<String, ContainerBehaviour.Difference> containers,
    StartFault.Chances faults) {
  /** Runs until it is stopped. */
  public static final TaskConduct ENDLESS = of(new Execution(Execution.ENDLESS, 0));

  public TaskConduct {
    containers = Collections.unmodifiableMap(new LinkedHashMap<>(containers));
  }

  /** With whose start nothing goes wrong. */
  public TaskConduct(Execution execution, Map<String, ContainerBehaviour.Difference> containers) {
    this(execution, containers, StartFault.Chances.NONE);
  }

  /** What the first essential container does, while the others do what they do by default. */
  public static TaskConduct of(Execution execution) {
    return new TaskConduct(execution, Map.of());
  }

  /** The same for tasks of a definition. */
  public Execution in(TaskDefinition definition) {
    Execution followed =
        containers.isEmpty() || definition.containers().isEmpty()
            ? execution.following(definition)
            : new Execution(
                execution.runTimeNanos(),
                execution.exitCode(),
                ContainerPlan.differing(definition, containers));
    return followed.withFaults(faults);
  }
}
