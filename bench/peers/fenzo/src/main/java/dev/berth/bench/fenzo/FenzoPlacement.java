package dev.berth.bench.fenzo;

import com.netflix.fenzo.SchedulingResult;
import com.netflix.fenzo.TaskAssignmentResult;
import com.netflix.fenzo.TaskScheduler;
import com.netflix.fenzo.VMAssignmentResult;
import com.netflix.fenzo.VirtualMachineLease;
import com.netflix.fenzo.plugins.BinPackingFitnessCalculators;
import com.netflix.fenzo.plugins.SpreadingFitnessCalculators;
import dev.berth.bench.contest.Fork;
import dev.berth.bench.contest.Placed;
import dev.berth.bench.contest.PlacementSystem;
import dev.berth.bench.contest.TaskStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fenzo at its fastest: one offer for each host, no shortfall evaluation, tasks in batches as a
 * Mesos framework gives them.
 */
final class FenzoPlacement implements PlacementSystem {
  private static final int BATCH = 200;
  private static final long NEVER_SECONDS = 1_000_000;

  private FenzoPlacement() {}

  /** Measures Fenzo in this JVM. */
  public static void main(String[] args) {
    Fork.of(args).measure(new FenzoPlacement());
    // Fenzo's threads are no daemons.
    System.exit(0);
  }

  @Override
  public Run prepare(String policy, TaskStream stream) {
    TaskScheduler scheduler = schedulerOf(policy);
    List<FenzoTask> tasks =
        IntStream.range(0, stream.tasks())
            .mapToObj(i -> new FenzoTask(i, stream.cpus(i), stream.memoryMiB(i)))
            .toList();
    List<VirtualMachineLease> hosts =
        IntStream.range(0, stream.hosts()).mapToObj(FenzoPlacement::lease).toList();
    return () -> {
      int[] hostOf = place(scheduler, tasks, hosts);
      scheduler.shutdown();
      return hostOf;
    };
  }

  private static VirtualMachineLease lease(int host) {
    return new HostLease(Integer.toString(host), TaskStream.HOST_CPUS, TaskStream.HOST_MEMORY_MIB);
  }

  private static TaskScheduler schedulerOf(String policy) {
    TaskScheduler.Builder builder =
        new TaskScheduler.Builder()
            .withLeaseOfferExpirySecs(NEVER_SECONDS)
            .disableShortfallEvaluation()
            .withSingleOfferPerVM(true)
            .withLeaseRejectAction(unused -> {});
    return switch (policy) {
      case "bin-packer" ->
          builder
              .withFitnessCalculator(BinPackingFitnessCalculators.cpuMemBinPacker)
              .withFitnessGoodEnoughFunction(fitness -> fitness >= 1.0)
              .build();
      case "bin-packer-0.01" ->
          builder
              .withFitnessCalculator(BinPackingFitnessCalculators.cpuMemBinPacker)
              .withFitnessGoodEnoughFunction(fitness -> fitness >= 0.01)
              .build();
      case "first-fit" -> builder.withFitnessGoodEnoughFunction(fitness -> fitness >= 0.01).build();
      case "spreader" ->
          builder
              .withFitnessCalculator(SpreadingFitnessCalculators.cpuMemSpreader)
              .withFitnessGoodEnoughFunction(fitness -> fitness >= 1.0)
              .build();
      default -> throw new IllegalArgumentException("no policy '" + policy + "' of Fenzo");
    };
  }

  private static int[] place(
      TaskScheduler scheduler, List<FenzoTask> tasks, List<VirtualMachineLease> hosts) {
    int[] hostOf = new int[tasks.size()];
    Arrays.fill(hostOf, Placed.NO_HOST);
    List<VirtualMachineLease> offers = hosts;
    for (int start = 0; start < tasks.size(); start += BATCH) {
      List<FenzoTask> batch = tasks.subList(start, Math.min(tasks.size(), start + BATCH));
      SchedulingResult result = scheduler.scheduleOnce(batch, offers);
      for (VMAssignmentResult host : result.getResultMap().values()) {
        for (TaskAssignmentResult assigned : host.getTasksAssigned()) {
          scheduler.getTaskAssigner().call(assigned.getRequest(), host.getHostname());
          hostOf[Integer.parseInt(assigned.getTaskId())] = Integer.parseInt(host.getHostname());
        }
      }
      offers = List.of();
    }
    return hostOf;
  }
}
