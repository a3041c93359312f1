package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.PlacementPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** All policies that have a name. */
public final class KnownPolicies {
  private static final String ZONE = "attribute:ecs.availability-zone";

  private static final List<KnownPolicy> ALL =
      List.of(
          plain("random", RandomChoice::new, "Any suitable instance, all equally likely."),
          plain(
              "binpack-cpu",
              () -> new Binpack(Binpack.Field.CPU),
              "ECS's binpack by CPU: the instance with the least CPU left."),
          plain(
              "binpack-memory",
              () -> new Binpack(Binpack.Field.MEMORY),
              "ECS's binpack by memory: the instance with the least memory left."),
          plain(
              "spread-instance",
              () -> new Spread("instanceId"),
              "ECS's spread by instance: the instance with the fewest tasks of the group."),
          plain(
              "spread-zone",
              () -> new Spread(ZONE),
              "ECS's spread by zone: the availability zone with the fewest tasks of the group."),
          plain("first-fit", FirstFit::new, "The suitable instance that registered first."),
          plain(
              "next-fit",
              NextFit::new,
              "The instance that received a task last if it is suitable, else the next one that"
                  + " is."),
          weighing("best-fit", BestFit::new, "The instance on which the task leaves least."),
          weighing("worst-fit", WorstFit::new, "The instance on which the task leaves most."),
          weighing(
              "dot-product",
              DotProduct::new,
              "The instance with the lowest product of what is left and what the task asks for."),
          weighing(
              "power-of-two-choices",
              PowerOfTwoChoices::new,
              "The emptier one of two instances drawn at random."),
          weighing(
              "kubernetes-least-allocated",
              KubernetesLeastAllocated::new,
              "Kubernetes' LeastAllocated: the instance with the smallest share of its resources"
                  + " taken."),
          weighing(
              "kubernetes-most-allocated",
              KubernetesMostAllocated::new,
              "Kubernetes' MostAllocated: the instance with the largest share of its resources"
                  + " taken."),
          weighing(
              "kubernetes-balanced-allocation",
              KubernetesBalancedAllocation::new,
              "Kubernetes' BalancedAllocation: the instance whose resources are taken most"
                  + " evenly."),
          plain(
              "gpu-packing",
              GpuPacking::new,
              "Shared GPU devices first, then instances with GPUs in use, idle ones last."),
          plain(
              "gpu-clustering",
              GpuClustering::new,
              "Instances whose GPU tasks ask for as many devices as this one, the fullest first."),
          new KnownPolicy(
              "fgd",
              List.of("fragmentation-gradient-descent"),
              "Fragmentation gradient descent: the instance where the task makes least idle GPU"
                  + " useless for the scenario's tasks.",
              false,
              setting -> new FragmentationGradientDescent(setting.mix().get())));

  private KnownPolicies() {}

  /** All of them, ECS's strategies first. */
  public static List<KnownPolicy> all() {
    return ALL;
  }

  /** The policy with this name or alias. */
  public static Optional<KnownPolicy> named(String name) {
    return ALL.stream()
        .filter(policy -> policy.name().equals(name) || policy.aliases().contains(name))
        .findFirst();
  }

  private static KnownPolicy plain(String name, Supplier<PlacementPolicy> make, String sentence) {
    return new KnownPolicy(name, List.of(), sentence, false, unused -> make.get());
  }

  private static KnownPolicy weighing(
      String name, Function<ResourceWeights, PlacementPolicy> make, String sentence) {
    return new KnownPolicy(
        name, List.of(), sentence, true, setting -> make.apply(setting.weights()));
  }
}
