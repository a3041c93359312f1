package dev.berth.engine.lifecycle;

/** When the control plane counts a stopping task's resources as free again. */
public enum ReleaseRule {
  /** Once its desiredStatus is STOPPED, while the task may still run: ECS since June 2023. */
  DESIRED_STATUS,
  /** Once its lastStatus is STOPPED, as far as the control plane knows: ECS before that. */
  LAST_STATUS
}
