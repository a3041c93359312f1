package dev.berth.engine.lifecycle.container;

/** Why an image could not be pulled. */
public enum PullFailure {
  /** The registry said no. */
  REFUSED,
  /** The execution role may not. */
  NOT_PERMITTED,
  /** There was no manifest in time. */
  NO_MANIFEST,
  /** The pull stopped making progress. */
  INACTIVE,
  /** The whole pull took too long. */
  TIMED_OUT
}
