package dev.berth.bench.cloudsim;

import ch.qos.logback.classic.Level;
import dev.berth.bench.contest.Fork;
import dev.berth.bench.contest.Placed;
import dev.berth.bench.contest.PlacementSystem;
import dev.berth.bench.contest.TaskStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudsimplus.allocationpolicies.VmAllocationPolicy;
import org.cloudsimplus.allocationpolicies.VmAllocationPolicyBestFit;
import org.cloudsimplus.allocationpolicies.VmAllocationPolicyFirstFit;
import org.cloudsimplus.allocationpolicies.VmAllocationPolicySimple;
import org.cloudsimplus.brokers.DatacenterBrokerSimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.Host;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.Pe;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.schedulers.cloudlet.CloudletSchedulerSpaceShared;
import org.cloudsimplus.util.Log;
import org.cloudsimplus.vms.Vm;
import org.cloudsimplus.vms.VmSimple;

/**
 * CloudSim Plus at its cheapest: every task a VM without cloudlets, all asked for at once; what is
 * measured is the simulation's run, which does nothing but create them.
 */
final class CloudSimPlusPlacement implements PlacementSystem {
  private static final int MIPS = 1_000;
  private static final long PLENTY = 10_000_000;

  private CloudSimPlusPlacement() {}

  /** Measures CloudSim Plus in this JVM. */
  public static void main(String[] args) {
    Log.setLevel(Level.ERROR);
    Fork.of(args).measure(new CloudSimPlusPlacement());
  }

  @Override
  public Run prepare(String policy, TaskStream stream) {
    CloudSimPlus simulation = new CloudSimPlus();
    List<Host> hosts = IntStream.range(0, stream.hosts()).mapToObj(unused -> host()).toList();
    new DatacenterSimple(simulation, hosts, policyOf(policy));
    DatacenterBrokerSimple broker = new DatacenterBrokerSimple(simulation);
    List<Vm> vms =
        IntStream.range(0, stream.tasks())
            .mapToObj(task -> vm(stream.cpus(task), stream.memoryMiB(task)))
            .toList();
    broker.submitVmList(vms);
    int[] hostOf = new int[vms.size()];
    Arrays.fill(hostOf, Placed.NO_HOST);
    for (int task = 0; task < hostOf.length; task++) {
      int place = task;
      // At the end of the simulation VMs are on no host any more.
      vms.get(task)
          .addOnHostAllocationListener(event -> hostOf[place] = (int) event.getHost().getId());
    }
    return () -> {
      simulation.start();
      return hostOf;
    };
  }

  private static Host host() {
    List<Pe> cpus =
        IntStream.range(0, TaskStream.HOST_CPUS)
            .<Pe>mapToObj(unused -> new PeSimple(MIPS))
            .toList();
    return new HostSimple(TaskStream.HOST_MEMORY_MIB, PLENTY, PLENTY, cpus);
  }

  private static Vm vm(int cpus, int memoryMiB) {
    return new VmSimple(MIPS, cpus, new CloudletSchedulerSpaceShared())
        .setRam(memoryMiB)
        .setBw(1)
        .setSize(1);
  }

  private static VmAllocationPolicy policyOf(String name) {
    return switch (name) {
      case "first-fit" -> new VmAllocationPolicyFirstFit();
      case "true-first-fit" ->
          new VmAllocationPolicySimple((policy, vm) ->
              policy.getHostList().stream()
                  .filter(candidate -> candidate.isSuitableForVm(vm))
                  .findFirst());
      case "best-fit" -> new VmAllocationPolicyBestFit();
      case "simple" -> new VmAllocationPolicySimple();
      default -> throw new IllegalArgumentException("no policy '" + name + "' of CloudSim Plus");
    };
  }
}
