package dev.berth.engine.packing;

import dev.berth.engine.model.Resources;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows what instances there are, what tasks take of them and give back, and says how well they
 * were packed. Memory is bounded by the number of instances and of kinds of tasks; what has to be
 * done when a task takes something or gives it back does not depend on either.
 */
public final class PackingBooks {
  private final TaskKinds kinds = new TaskKinds();
  private final CommonTasks common = new CommonTasks(Fleet.NONE, kinds);
  private final InstancesNeeded needed = new InstancesNeeded(Fleet.NONE, kinds);
  private final FleetLedger ledger = new FleetLedger();
  private final StrandedOverTime overTime = new StrandedOverTime(this::strandedNow);
  private final PeakShare peak = new PeakShare();
  private final Map<Integer, Resources> registered = new HashMap<>();
  private final Map<Resources, Integer> now = new HashMap<>();
  private final Map<Resources, Integer> most = new LinkedHashMap<>();
  private boolean grown;

  /** An instance has registered these amounts. */
  public void joined(long time, int instance, Resources amounts) {
    overTime.advance(time);
    registered.put(instance, amounts);
    if (now.merge(amounts, 1, Integer::sum) > most.getOrDefault(amounts, 0)) {
      most.merge(amounts, 1, Integer::sum);
      grown = true;
    }
    ledger.join(instance, amounts);
    peak.offer(amounts, 1);
  }

  /** An instance is no longer of the cluster. */
  public void left(long time, int instance) {
    overTime.advance(time);
    now.merge(sizeOf(instance), -1, Integer::sum);
    ledger.leave(instance);
    peak.offer(sizeOf(instance), -1);
  }

  /** So many tasks have been submitted. */
  public void submitted(long time, int count, Resources demand) {
    overTime.advance(time);
    common.add(kinds.numberOf(demand), count);
  }

  /** A task has been placed, on these GPU devices. */
  public void placed(long time, int instance, Resources demand, long devices) {
    overTime.advance(time);
    fit();
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
    fit();
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
    return new FreeSpots(this::sizeOf, ledger.atMark(), common.now()).all();
  }

  /** Measures by all instances that there are, once there is something to measure. */
  private void fit() {
    if (grown) {
      grown = false;
      Fleet fleet = Fleet.of(most);
      common.refit(fleet);
      needed.refit(fleet);
    }
  }

  private Resources sizeOf(int instance) {
    return registered.getOrDefault(instance, Resources.NONE);
  }

  private Stranded strandedNow() {
    fit();
    return Fragmentation.of(ledger.now(), common.now());
  }
}
