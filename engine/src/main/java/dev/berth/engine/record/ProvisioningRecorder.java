package dev.berth.engine.record;

import dev.berth.engine.model.StopCode;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Optional;

/** Counts tasks that wait in PROVISIONING for an instance. */
final class ProvisioningRecorder {
  private final LongOpenHashSet waiting = new LongOpenHashSet();
  private final Gauge gauge;
  private long entered;
  private long timedOut;
  private long stopped;
  private long refused;

  ProvisioningRecorder(int buckets) {
    gauge = new Gauge(buckets);
  }

  void enter(TaskProvisioned event) {
    entered++;
    waiting.add(event.task());
    gauge.add(event.time(), 1);
  }

  /** Notes that a task was placed; true if it had waited here. */
  boolean leave(TaskPlaced event) {
    if (waiting.isEmpty() || !waiting.remove(event.task())) {
      return false;
    }
    gauge.add(event.time(), -1);
    return true;
  }

  void giveUp(TaskNotPlaced event) {
    waiting.remove(event.task());
    gauge.add(event.time(), -1);
    if (event.stopCode() == StopCode.TASK_FAILED_TO_START) {
      timedOut++;
    } else {
      stopped++;
    }
  }

  void refused(int count) {
    refused += count;
  }

  void advance(long time) {
    gauge.advance(time);
  }

  /** Tasks that were stopped without having had an instance. */
  long givenUp() {
    return timedOut + stopped;
  }

  /** How many waited over time; empty if nobody ever did. */
  Optional<Gauge> gauge() {
    return entered == 0 ? Optional.empty() : Optional.of(gauge);
  }

  Summary.Provisioning summary() {
    return new Summary.Provisioning(entered, Math.round(gauge.peak()), timedOut, stopped, refused);
  }
}
