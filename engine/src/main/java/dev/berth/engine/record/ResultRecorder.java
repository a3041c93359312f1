package dev.berth.engine.record;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.packing.FreeSpot;
import dev.berth.engine.packing.PackingBooks;
import dev.berth.engine.record.WorldEvent.TaskNotPlaced;
import dev.berth.engine.record.WorldEvent.TaskPlaced;
import dev.berth.engine.record.WorldEvent.TaskProvisioned;
import dev.berth.engine.record.WorldEvent.TaskReleased;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.record.WorldEvent.TasksRefused;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Folds a world's history into its {@link RunResult}, in memory that does not grow with it. */
public final class ResultRecorder implements Recorder {
  private static final double NANOS = 1e9;
  private static final double HOUR = 3_600;
  private static final int BUCKETS = 512;

  private final List<InstanceInfo> instances;
  private final Digest digest = new Digest();
  private final Gauges gauges = new Gauges();
  private final ProvisioningRecorder provisioning = new ProvisioningRecorder(BUCKETS);
  private final ContainerRecorder containers = new ContainerRecorder();
  private final CallRecorder calls = new CallRecorder();
  private final Absence absence = new Absence();
  private final StepRecorder steps = new StepRecorder();
  private final SchedulerRecorder schedulers = new SchedulerRecorder();
  private final DurationRecorder waits = new DurationRecorder();
  private final DurationRecorder starts = new DurationRecorder();
  private final BitSet used = new BitSet();
  private final UtilisationMap utilisation;
  private final DemandBooks demand;
  private final PackingBooks packing;
  private final List<Resources> sizes;
  private long submitted;
  private long tooLarge;
  private long placed;
  private long succeeded;
  private long failed;
  private Summary.Amount dropped = new Summary.Amount(0, 0, 0, 0);
  private long lastFinish;
  private long end;

  /** A recorder for a world that begins with these instances. */
  public ResultRecorder(List<InstanceInfo> instances) {
    this.instances = List.copyOf(instances);
    this.utilisation = new UtilisationMap(instances);
    this.demand = new DemandBooks(instances);
    this.packing = new PackingBooks(instances.stream().map(InstanceInfo::registered).toList());
    this.sizes = instances.stream().map(InstanceInfo::registered).distinct().toList();
  }

  @Override
  public void on(WorldEvent event) {
    digest.on(event);
    switch (event) {
      case WorldEvent.InstanceRegistered e -> {
        gauges.instances.add(e.time(), 1);
        demand.register(e.time());
        absence.registered(e.time(), instances.get(e.instance()));
      }
      case WorldEvent.InstanceChanged _ -> {}
      case WorldEvent.CallAnswered e -> calls.count(e.answer());
      case TasksArrived e -> {
        submitted += e.count();
        tooLarge += isTooLarge(e.demand()) ? e.count() : 0;
        gauges.waiting.add(e.time(), e.count());
        demand.arrive(e.time(), e.demand(), e.count());
        packing.submitted(e.time(), e.count(), e.demand());
      }
      case TasksDropped e -> onDropped(e);
      case TasksRefused e -> provisioning.refused(e.count());
      case TaskProvisioned e -> {
        provisioning.enter(e);
        gauges.of(TaskStatus.PROVISIONING).add(e.time(), 1);
      }
      case TaskNotPlaced e -> {
        provisioning.giveUp(e);
        gauges.of(TaskStatus.PROVISIONING).add(e.time(), -1);
        gauges.waiting.add(e.time(), -1);
        lastFinish = Math.max(lastFinish, e.time());
      }
      case TaskPlaced e -> onPlaced(e);
      case TaskReleased e -> {
        gauges.reserve(e.time(), e.demand(), -1);
        demand.reserve(e.time(), e.demand(), -1);
        utilisation.add(e.time(), e.instance(), -e.demand().cpuUnits());
        packing.released(e.time(), e.instance(), e.demand(), e.devices());
      }
      case TaskStatusChanged e -> onStatusChanged(e);
      case WorldEvent.ContainerChanged e -> containers.change(e);
      case WorldEvent.ImagePulled e -> containers.pull(e);
      case WorldEvent.TaskEnded e -> containers.end(e);
      case WorldEvent.StepChanged e -> steps.change(e);
      case WorldEvent.SchedulerActed e -> schedulers.add(e.news());
    }
  }

  @Override
  public void end(long timeNanos) {
    end = timeNanos;
    gauges.advance(timeNanos);
    provisioning.advance(timeNanos);
    utilisation.advance(timeNanos);
    demand.end();
    packing.end(timeNanos);
  }

  /** The result, once the world has ended. */
  public RunResult result(boolean interrupted) {
    Summary.Tasks tasks =
        new Summary.Tasks(
            submitted,
            placed,
            dropped.tasks(),
            waits.positive(),
            succeeded,
            failed,
            submitted - placed - dropped.tasks() - provisioning.givenUp(),
            placed - succeeded - failed,
            tooLarge);
    Summary summary =
        new Summary(
            tasks,
            waits.quantiles(),
            starts.quantiles(),
            gauges.peak(),
            dropped,
            gauges.utilisation(offered(), absence, end),
            demand.reserved(),
            demand.fullDemand(),
            packing.packing(),
            instances.size(),
            used.cardinality(),
            lastFinish / NANOS,
            end / NANOS,
            costUsd(),
            provisioning.summary(),
            containers.summary(),
            calls.summary(),
            steps.summary(),
            schedulers.summary());
    return new RunResult(
        summary,
        gauges.series(provisioning.gauge()),
        utilisation.heatmap(),
        freeAtPeak(),
        waits.micros(),
        starts.micros(),
        digest.events(),
        digest.hash(),
        interrupted);
  }

  private boolean isTooLarge(Resources demand) {
    for (Resources size : sizes) {
      if (demand.fitsIn(size)) {
        return false;
      }
    }
    return true;
  }

  private void onDropped(TasksDropped event) {
    long count = event.count();
    Resources demand = event.demand();
    dropped =
        new Summary.Amount(
            dropped.tasks() + count,
            dropped.cpuUnits() + count * demand.cpuUnits(),
            dropped.memoryMiB() + count * demand.memoryMiB(),
            (dropped.gpus() * WHOLE_GPU + count * demand.gpuMilli()) / WHOLE_GPU);
    gauges.waiting.add(event.time(), -count);
  }

  private void onPlaced(TaskPlaced event) {
    placed++;
    used.set(event.instance());
    waits.add(event.time() - event.arrived());
    gauges.waiting.add(event.time(), -1);
    if (provisioning.leave(event)) {
      gauges.of(TaskStatus.PROVISIONING).add(event.time(), -1);
    }
    gauges.reserve(event.time(), event.demand(), 1);
    demand.reserve(event.time(), event.demand(), 1);
    gauges.of(event.status()).add(event.time(), 1);
    utilisation.add(event.time(), event.instance(), event.demand().cpuUnits());
    packing.placed(event.time(), event.instance(), event.demand(), event.devices());
  }

  private void onStatusChanged(TaskStatusChanged event) {
    gauges.of(event.from()).add(event.time(), -1);
    gauges.of(event.to()).add(event.time(), 1);
    if (event.to() == TaskStatus.RUNNING) {
      starts.add(event.time() - event.arrived());
    } else if (event.to() == TaskStatus.STOPPED) {
      lastFinish = Math.max(lastFinish, event.time());
      if (event.exitCode() == 0) {
        succeeded++;
      } else {
        failed++;
      }
    }
  }

  private Summary.Amount offered() {
    long cpuUnits = 0;
    long memoryMiB = 0;
    double gpus = 0;
    for (InstanceInfo instance : instances) {
      cpuUnits += instance.registered().cpuUnits();
      memoryMiB += instance.registered().memoryMiB();
      gpus += instance.registered().gpus();
    }
    return new Summary.Amount(0, cpuUnits, memoryMiB, gpus);
  }

  private FreeCapacity freeAtPeak() {
    return new FreeCapacity(
        packing.peakTime() / NANOS,
        sizes.stream().reduce(Resources.NONE, Resources::max),
        packing.freeAtPeak().stream().map(this::spot).toList());
  }

  private FreeCapacity.Spot spot(FreeSpot spot) {
    return new FreeCapacity.Spot(
        instances.get(spot.instance()).label(),
        spot.instances(),
        spot.cpuUnits(),
        spot.memoryMiB(),
        spot.gpus(),
        spot.homeless());
  }

  private double costUsd() {
    double hourly = instances.stream().mapToDouble(InstanceInfo::hourlyPriceUsd).sum();
    return hourly * end / NANOS / HOUR - absence.costUsd();
  }

  /** The quantities of the whole cluster over time. */
  private static final class Gauges {
    private final List<Gauge> byStatus = new ArrayList<>();
    private final Gauge waiting = new Gauge(BUCKETS);
    private final Gauge instances = new Gauge(BUCKETS);
    private final Gauge tasks = new Gauge(BUCKETS);
    private final Gauge cpuUnits = new Gauge(BUCKETS);
    private final Gauge memoryMiB = new Gauge(BUCKETS);
    private final Gauge gpuMilli = new Gauge(BUCKETS);

    Gauges() {
      for (int i = 0; i < TaskStatus.values().length; i++) {
        byStatus.add(new Gauge(BUCKETS));
      }
    }

    Gauge of(TaskStatus status) {
      return byStatus.get(status.ordinal());
    }

    void reserve(long time, Resources demand, int sign) {
      tasks.add(time, sign);
      cpuUnits.add(time, sign * demand.cpuUnits());
      memoryMiB.add(time, sign * demand.memoryMiB());
      if (demand.gpuMilli() > 0) {
        gpuMilli.add(time, sign * demand.gpuMilli());
      }
    }

    void advance(long time) {
      byStatus.forEach(gauge -> gauge.advance(time));
      List.of(waiting, instances, tasks, cpuUnits, memoryMiB, gpuMilli)
          .forEach(gauge -> gauge.advance(time));
    }

    Summary.Amount peak() {
      return new Summary.Amount(
          Math.round(tasks.peak()),
          Math.round(cpuUnits.peak()),
          Math.round(memoryMiB.peak()),
          gpuMilli.peak() / WHOLE_GPU);
    }

    Summary.Utilisation utilisation(Summary.Amount offered, Absence absence, long end) {
      return new Summary.Utilisation(
          share(cpuUnits, offered.cpuUnits() - absence.cpuUnits(end), end),
          share(memoryMiB, offered.memoryMiB() - absence.memoryMiB(end), end),
          share(gpuMilli, offered.gpus() * WHOLE_GPU - absence.gpuMilli(end), end));
    }

    TimeSeries series(Optional<Gauge> provisioning) {
      List<TimeSeries.Gauge> all = new ArrayList<>();
      for (TaskStatus status : TaskStatus.values()) {
        if (status.ordinal() < TaskStatus.STOPPED.ordinal()) {
          all.add(named(status.name(), of(status)));
        }
      }
      all.add(named("waiting", waiting));
      all.add(named("instances", instances));
      all.add(named("tasks", tasks));
      all.add(named("cpuUnits", cpuUnits));
      all.add(named("memoryMiB", memoryMiB));
      all.add(inDevices(gpuMilli));
      provisioning.ifPresent(gauge -> all.add(named("provisioning", gauge)));
      return new TimeSeries(waiting.bucketNanos() / NANOS, all);
    }

    private static double share(Gauge reserved, double offered, long end) {
      return offered == 0 || end == 0 ? 0 : reserved.integral() / end / offered;
    }

    private static TimeSeries.Gauge named(String name, Gauge gauge) {
      return new TimeSeries.Gauge(name, gauge.means(), gauge.maxima());
    }

    private static TimeSeries.Gauge inDevices(Gauge gpuMilli) {
      return new TimeSeries.Gauge("gpus", devices(gpuMilli.means()), devices(gpuMilli.maxima()));
    }

    private static List<Double> devices(List<Double> milli) {
      return milli.stream().map(value -> value / WHOLE_GPU).toList();
    }
  }
}
