package dev.berth.engine.service;

/** How many tasks a service is to have, and where: REPLICA or DAEMON. */
interface SchedulingStrategy {
  /** How many tasks the service is to have by now. */
  int desired();

  /** Starts and stops what is due. */
  void round(long now);

  /** Whether all tasks are there that are to be, healthy, and no others. */
  boolean isWhole();
}
