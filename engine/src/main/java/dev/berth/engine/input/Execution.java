package dev.berth.engine.input;

import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.lifecycle.container.VolumeTimes;
import dev.berth.engine.model.TaskDefinition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task's essential container does once it runs: how long, and how it ends. ECS does not know
 * this; the workload does.
 *
 * @param runTimeNanos from RUNNING to its own exit; {@link #ENDLESS} when it never exits by itself
 * @param exitCode 0 for success
 * @param containers the task's containers, where they are to be followed one by one; {@code null}:
 *     nothing shows of them but that the essential one starts and ends
 */
public record Execution(long runTimeNanos, int exitCode, @Nullable ContainerPlan containers) {
  /** The run time of a container that runs until it is stopped. */
  public static final long ENDLESS = Long.MAX_VALUE;

  public Execution {
    if (runTimeNanos < 0) {
      throw new IllegalArgumentException("negative run time: " + runTimeNanos + " ns");
    }
  }

  /** A task of whose containers nothing else shows. */
  public Execution(long runTimeNanos, int exitCode) {
    this(runTimeNanos, exitCode, null);
  }

  /** The same for a task of this definition, whose agent is to know what it says of containers. */
  public Execution following(TaskDefinition definition) {
    return containers != null || definition.containers().isEmpty()
        ? this
        : new Execution(runTimeNanos, exitCode, ContainerPlan.of(definition));
  }

  /** The same for a task whose execution role does not permit all that its start needs. */
  public Execution lacking(Set<RolePermission> permissions) {
    return containers == null || permissions.isEmpty()
        ? this
        : new Execution(runTimeNanos, exitCode, containers.with(containers.faults(), permissions));
  }

  /** The same for a task whose volume is never attached. */
  public Execution withoutVolume() {
    return containers == null ? this : with(StartFault.Chances.NO_VOLUME, containers);
  }

  /** The same for a task with whose start something may go wrong. */
  public Execution withFaults(StartFault.Chances faults) {
    return containers == null || faults.equals(StartFault.Chances.NONE)
        ? this
        : with(faults, containers);
  }

  private Execution with(StartFault.Chances faults, ContainerPlan plan) {
    return new Execution(runTimeNanos, exitCode, plan.with(faults, plan.lacking()));
  }

  /** The same for a task with a volume that takes this long. */
  public Execution withVolume(VolumeTimes times) {
    return containers == null
        ? this
        : new Execution(runTimeNanos, exitCode, containers.with(times));
  }

  /** Whether the task, once it runs, does so until it is stopped. */
  public boolean isEndless() {
    boolean ends = runTimeNanos != ENDLESS;
    return containers == null ? !ends : containers.isEndless(ends);
  }

  /** Whether a volume is attached to the task. */
  public boolean hasVolume() {
    return containers != null && containers.volume() != null;
  }
}
