package dev.berth.engine.cluster;

import dev.berth.engine.record.WorldEvent;

/** What a cluster's decisions bring about outside of its books. */
public interface Effects {
  /** Something has happened. */
  void record(WorldEvent event);

  /** There is one more instance, with an agent that can be reached from now on. */
  void join(int instance, Registrant registrant);

  /** The agent of an instance is to run a task. */
  void start(int instance, Launch launch);

  /** A host of its own is to run a task on Fargate, with nothing else on it. */
  void startAlone(int host, Launch launch);

  /** Such a host is to stop its task. */
  void stopAlone(int host, long task);

  /** The agent of an instance is to stop a task. */
  void stop(int instance, long task);

  /** From now on one more task will change by itself. */
  void unsettled();

  /** A task will not change by itself any more. */
  void settled();

  /** A call may now find what it did not before: an instance, or a place among those who wait. */
  void roomFreed();
}
