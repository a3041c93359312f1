package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.List;

/**
 * Follows what tasks take and give back, and says how well they were packed. Memory is bounded by
 * the number of instances and of kinds of tasks; what has to be done at an event does not depend on
 * either.
 */
public final class PackingBooks {
  private final List<Resources> registered;
  private final TaskKinds kinds = new TaskKinds();
  private final CommonTasks common;
  private final InstancesNeeded needed;
  private final FleetLedger ledger;
  private final StrandedOverTime overTime = new StrandedOverTime(this::strandedNow);
  private final PeakShare peak;

  /** Books of a cluster whose instances registered these amounts, by number. */
  public PackingBooks(List<Resources> registered) {
    this.registered = List.copyOf(registered);
    Fleet fleet = Fleet.of(registered);
    common = new CommonTasks(fleet, kinds);
    needed = new InstancesNeeded(fleet, kinds);
    ledger = new FleetLedger(registered);
    peak = new PeakShare(registered);
  }

  /** So many tasks have been submitted. */
  public void submitted(long time, int count, Resources demand) {
    overTime.advance(time);
    common.add(kinds.numberOf(demand), count);
  }

  /** A task has been placed, on these GPU devices. */
  public void placed(long time, int instance, Resources demand, long devices) {
    overTime.advance(time);
    ledger.take(instance, demand, devices);
    needed.add(kinds.numberOf(demand), demand);
    if (peak.add(time, demand)) {
      ledger.mark();
    }
  }

  /** A task has given back what it took. */
  public void released(long time, int instance, Resources demand, long devices) {
    overTime.advance(time);
    ledger.giveBack(instance, demand, devices);
    needed.remove(kinds.numberOf(demand), demand);
    peak.remove(demand);
  }

  /** The world has ended. */
  public void end(long time) {
    overTime.advance(time);
  }

  /** How well the tasks were packed. */
  public Packing packing() {
    int best = needed.best();
    int inUse = ledger.mostInUse();
    return new Packing(
        inUse,
        best,
        needed.byVolume(),
        inUse == 0 ? 1 : (double) best / inUse,
        Fragmentation.of(ledger.atMark(), common.now()),
        strandedNow(),
        overTime.mean());
  }

  /** When a larger share of some resource was reserved than ever before, in nanoseconds. */
  public long peakTime() {
    return peak.time();
  }

  /** What was free at {@link #peakTime}. */
  public List<FreeSpot> freeAtPeak() {
    return new FreeSpots(registered, ledger.atMark(), common.now()).all();
  }

  private Stranded strandedNow() {
    return Fragmentation.of(ledger.now(), common.now());
  }
}
