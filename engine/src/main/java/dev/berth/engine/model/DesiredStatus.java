package dev.berth.engine.model;

/** Where the control plane wants a task to be. It only ever moves from RUNNING to STOPPED. */
public enum DesiredStatus {
  RUNNING,
  STOPPED
}
