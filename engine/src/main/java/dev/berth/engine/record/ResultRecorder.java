package dev.berth.engine.record;

import static dev.berth.engine.model.Resources.WHOLE_GPU;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.packing.FreeSpot;
import dev.berth.engine.packing.PackingBooks;
import dev.berth.engine.record.WorldEvent.InstanceChanged;
import dev.berth.engine.record.WorldEvent.InstanceLaunched;
import dev.berth.engine.record.WorldEvent.InstanceRegistered;
import dev.berth.engine.record.WorldEvent.InstanceTerminated;
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
  private static final int BUCKETS = 512;

  private final Digest digest = new Digest();
  private final Gauges gauges = new Gauges();
  private final ProvisioningRecorder provisioning = new ProvisioningRecorder(BUCKETS);
  private final ContainerRecorder containers = new ContainerRecorder();
  private final CallRecorder calls = new CallRecorder();
  private final FleetBooks fleet = new FleetBooks();
  private final CapacityRecorder capacity = new CapacityRecorder();
  private final StepRecorder steps = new StepRecorder();
  private final SchedulerRecorder schedulers = new SchedulerRecorder();
  private final ServiceRecorder services = new ServiceRecorder();
  private final DurationRecorder waits = new DurationRecorder();
  private final DurationRecorder starts = new DurationRecorder();
  private final BitSet used = new BitSet();
  private final BitSet fargate = new BitSet();
  private final UtilisationMap utilisation = new UtilisationMap();
  private final DemandBooks demand = new DemandBooks();
  private final PackingBooks packing = new PackingBooks();
  private final SizeBooks sizes = new SizeBooks();
  private long submitted;
  private long placed;
  private long succeeded;
  private long failed;
  private Summary.Amount dropped = new Summary.Amount(0, 0, 0, 0);
  private long lastFinish;
  private long end;

  /** Notes how the world's workloads are called, in their order. */
  public void name(List<String> workloads) {
    schedulers.name(workloads);
  }

  /** The hash of the history so far. */
  public String hashSoFar() {
    return digest.soFar();
  }

  @Override
  public void on(WorldEvent event) {
    digest.on(event);
    switch (event) {
      case InstanceLaunched e -> {
        fleet.launch(e.time(), e.instance(), e.info());
        capacity.launched();
        fargate.set(e.instance(), e.info().fargate());
      }
      case InstanceRegistered e -> onRegistered(e);
      case InstanceChanged e -> {
        if (e.hasLeft() && fleet.leave(e.time(), e.instance())) {
          onLeft(e.time(), e.instance());
        }
      }
      case InstanceTerminated e -> {
        capacity.terminated();
        if (fleet.terminate(e.time(), e.instance())) {
          onLeft(e.time(), e.instance());
        }
      }
      case WorldEvent.CallAnswered e -> calls.count(e.answer());
      case WorldEvent.GroupScaled e -> capacity.scaled(e);
      case WorldEvent.ReservationMeasured e -> capacity.measured(e);
      case TasksArrived e -> {
        submitted += e.count();
        sizes.ask(e.demand(), e.count());
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
      case TaskReleased e when isFargate(e.instance()) -> gauges.tasks.add(e.time(), -1);
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
      // Its containers live on, and count until they end.
      case WorldEvent.TaskOrphaned _ -> {}
      case WorldEvent.StepChanged e -> steps.change(e);
      case WorldEvent.SchedulerActed e -> schedulers.add(e);
      case WorldEvent.ServiceChanged e -> services.add(e);
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
            sizes.tooLarge());
    Summary summary =
        new Summary(
            tasks,
            waits.quantiles(),
            starts.quantiles(),
            gauges.peak(),
            dropped,
            gauges.utilisation(fleet, end),
            demand.reserved(),
            demand.fullDemand(),
            packing.packing(),
            fleet.registered(),
            used.cardinality(),
            lastFinish / NANOS,
            end / NANOS,
            fleet.costUsd(end),
            provisioning.summary(),
            containers.summary(),
            calls.summary(),
            steps.summary(),
            schedulers.summary(),
            services.summary(),
            capacity.summary());
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

  private void onRegistered(InstanceRegistered event) {
    long time = event.time();
    Resources registered = event.info().registered();
    fleet.register(time, event.instance(), event.info());
    gauges.instances.add(time, 1);
    demand.register(time, registered);
    sizes.offer(registered);
    packing.joined(time, event.instance(), registered);
    utilisation.join(time, event.instance(), event.info());
  }

  /** From now on an instance offers nothing, whatever it still costs. */
  private void onLeft(long time, int instance) {
    InstanceInfo info = fleet.info(instance);
    gauges.instances.add(time, -1);
    demand.leave(time, info.registered());
    packing.left(time, instance);
    utilisation.leave(time, instance, info);
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
    waits.add(event.time() - event.arrived());
    gauges.waiting.add(event.time(), -1);
    if (provisioning.leave(event)) {
      gauges.of(TaskStatus.PROVISIONING).add(event.time(), -1);
    }
    gauges.of(event.status()).add(event.time(), 1);
    if (isFargate(event.instance())) {
      gauges.tasks.add(event.time(), 1);
      return;
    }
    used.set(event.instance());
    gauges.reserve(event.time(), event.demand(), 1);
    demand.reserve(event.time(), event.demand(), 1);
    utilisation.add(event.time(), event.instance(), event.demand().cpuUnits());
    packing.placed(event.time(), event.instance(), event.demand(), event.devices());
  }

  /** What runs on Fargate takes nothing from instances. */
  private boolean isFargate(int instance) {
    return fargate.get(instance);
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

  private FreeCapacity freeAtPeak() {
    return new FreeCapacity(
        packing.peakTime() / NANOS,
        fleet.largest(),
        packing.freeAtPeak().stream().map(this::spot).toList());
  }

  private FreeCapacity.Spot spot(FreeSpot spot) {
    return new FreeCapacity.Spot(
        fleet.info(spot.instance()).label(),
        spot.instances(),
        spot.cpuUnits(),
        spot.memoryMiB(),
        spot.gpus(),
        spot.homeless());
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

    Summary.Utilisation utilisation(FleetBooks fleet, long end) {
      return new Summary.Utilisation(
          share(cpuUnits, fleet.cpuUnits(end), end),
          share(memoryMiB, fleet.memoryMiB(end), end),
          share(gpuMilli, fleet.gpuMilli(end), end));
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
