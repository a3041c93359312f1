package dev.berth.engine.placement.query;

/** A part of a container instance whose changes can change what a query says of it. */
public enum InstancePart {
  /** EC2 instance id and time of registration: never changes. */
  IDENTITY,
  /** Attributes: change by PutAttributes and DeleteAttributes only. */
  ATTRIBUTES,
  /** The agent's version and whether it is connected. */
  AGENT,
  /** The number of running tasks. */
  RUNNING_TASKS_COUNT,
  /** The groups of the running tasks. */
  TASK_GROUPS
}
