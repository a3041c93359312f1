package dev.berth.engine.actors;

/**
 * Whether a world still has something to do. Kept by the actors of the control plane's lane, read
 * between windows.
 */
public final class Census {
  private int busyClients;
  private long unsettledTasks;
  private long changesAhead;

  /**
   * Whether no client has anything left to ask for, no task will change by itself any more and no
   * instance is yet to change or to come.
   */
  public boolean isIdle() {
    return busyClients == 0 && unsettledTasks == 0 && changesAhead == 0;
  }

  void clientBusy() {
    busyClients++;
  }

  void clientIdle() {
    busyClients--;
  }

  void taskUnsettled() {
    unsettledTasks++;
  }

  void changeAhead() {
    changesAhead++;
  }

  void changeDone() {
    changesAhead--;
  }

  void taskSettled() {
    unsettledTasks--;
  }
}
