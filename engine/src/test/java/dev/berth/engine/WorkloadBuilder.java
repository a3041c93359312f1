package dev.berth.engine;

import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.OwnScheduler;
import dev.berth.engine.input.Workload;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.PlacementPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A workload put together for a test: tasks of 1,024 CPU units and 1,024 MiB, dropped when full.
 */
public final class WorkloadBuilder {
  private final String name;
  private final List<Arrival> arrivals = new ArrayList<>();
  private Resources size = Resources.of(1024, 1024);
  private NetworkMode networkMode = NetworkMode.BRIDGE;
  private Constraints constraints = Constraints.NONE;
  private List<PlacementPolicy> strategies = List.of();
  private boolean behindLoadBalancer;
  private @Nullable OwnScheduler scheduler;
  private CapacityStrategy strategy = CapacityStrategy.NONE;
  private ClientPolicy whenFull = new ClientPolicy.Drop();
  private Supplier<ArrivalSource> source = () -> source(arrivals);

  private WorkloadBuilder(String name) {
    this.name = name;
  }

  /** A workload without any work. */
  public static WorkloadBuilder workload(String name) {
    return new WorkloadBuilder(name);
  }

  /** A source over these arrivals. */
  public static ArrivalSource source(List<Arrival> arrivals) {
    Iterator<Arrival> left = arrivals.iterator();
    return new ArrivalSource() {
      @Override
      public @Nullable Arrival next() {
        return left.hasNext() ? left.next() : null;
      }
    };
  }

  /** Tasks dealt out to capacity providers. */
  public WorkloadBuilder providers(CapacityStrategy.Share... shares) {
    strategy = new CapacityStrategy(List.of(shares));
    return this;
  }

  /** Tasks of this size. */
  public WorkloadBuilder size(int cpuUnits, int memoryMiB) {
    return size(Resources.of(cpuUnits, memoryMiB));
  }

  /** Tasks of this size. */
  public WorkloadBuilder size(Resources demand) {
    size = demand;
    return this;
  }

  /** Tasks with a network interface of their own. */
  public WorkloadBuilder awsvpc() {
    networkMode = NetworkMode.AWSVPC;
    return this;
  }

  /** Tasks behind a load balancer. */
  public WorkloadBuilder behindLoadBalancer() {
    behindLoadBalancer = true;
    return this;
  }

  /** Placement by these constraints. */
  public WorkloadBuilder constraints(Constraints all) {
    constraints = all;
    return this;
  }

  /** Placement by this chain. */
  public WorkloadBuilder strategies(PlacementPolicy... chain) {
    strategies = List.of(chain);
    return this;
  }

  /** What the client does without room. */
  public WorkloadBuilder whenFull(ClientPolicy policy) {
    whenFull = policy;
    return this;
  }

  /** A scheduler of its own, with a copy so old and decisions so long. */
  public WorkloadBuilder scheduler(double staleness, double decision) {
    scheduler = new OwnScheduler(WorldBuilder.nanos(staleness), WorldBuilder.nanos(decision));
    return this;
  }

  /** One task that arrives after {@code seconds} and runs for {@code runSeconds}. */
  public WorkloadBuilder task(double seconds, double runSeconds) {
    return tasks(seconds, 1, runSeconds);
  }

  /** Several tasks that arrive together. */
  public WorkloadBuilder tasks(double seconds, int count, double runSeconds) {
    Execution execution = new Execution(WorldBuilder.nanos(runSeconds), 0);
    arrivals.add(arrival(seconds, null, Collections.nCopies(count, execution)));
    return this;
  }

  /** One task of another size than the workload's. */
  public WorkloadBuilder sized(double seconds, Resources demand, double runSeconds) {
    Execution execution = new Execution(WorldBuilder.nanos(runSeconds), 0);
    arrivals.add(arrival(seconds, demand, List.of(execution)));
    return this;
  }

  /** One task that runs until it is stopped. */
  public WorkloadBuilder endlessTask(double seconds) {
    arrivals.add(arrival(seconds, null, List.of(new Execution(Execution.ENDLESS, 0))));
    return this;
  }

  /** Work in any form. */
  public WorkloadBuilder arrival(Arrival arrival) {
    arrivals.add(arrival);
    return this;
  }

  /** Work from a source of its own. */
  public WorkloadBuilder source(Supplier<ArrivalSource> opened) {
    source = opened;
    return this;
  }

  /** The workload. */
  public Workload build() {
    ContainerDefinition container =
        new ContainerDefinition(
            "app",
            "app:1",
            size.cpuUnits(),
            size.memoryMiB(),
            0,
            size.gpuMilli() / Resources.WHOLE_GPU,
            true,
            List.of());
    TaskDefinition definition = new TaskDefinition(name, 1, networkMode, 0, 0, List.of(container));
    return new Workload(
        name,
        definition,
        "family:" + name,
        constraints,
        strategies,
        behindLoadBalancer,
        whenFull,
        List.of(),
        scheduler,
        strategy,
        source);
  }

  private static Arrival arrival(
      double seconds, @Nullable Resources demand, List<Execution> executions) {
    return new Arrival(WorldBuilder.nanos(seconds), demand, executions);
  }
}
