package dev.berth.bench.table;

import java.util.List;

/**
 * A system with one of its policies.
 *
 * @param policy as its module names it
 * @param name for the reader
 * @param mostForks how many JVMs it gets at most; fewer for what takes long
 * @param comparedWith the policy of berth's index that is nearest to it
 */
record Entrant(Module module, String policy, String name, int mostForks, String comparedWith) {
  private static final int ALL_ROUNDS = Integer.MAX_VALUE;
  private static final int FEW_ROUNDS = 2;
  private static final String INDEX = "index/";

  /** Who takes part, a line each. */
  static final List<Entrant> ALL =
      List.of(
          berth("index/first-fit"),
          berth("index/next-fit"),
          berth("index/binpack-cpu"),
          berth("index/binpack-memory"),
          berth("index/best-fit"),
          berth("index/worst-fit"),
          berth("index/worst-fit-cpu"),
          berth("index/spread-instance"),
          berth("index/random"),
          berth("reference/first-fit"),
          berth("reference/next-fit"),
          berth("reference/binpack-cpu"),
          berth("reference/binpack-memory"),
          berth("reference/best-fit"),
          berth("reference/worst-fit"),
          berth("reference/worst-fit-cpu"),
          berth("reference/spread-instance"),
          berth("reference/random"),
          slow(
              Module.FENZO, "first-fit", "no fitness, good enough 0.01 (a first fit)", "first-fit"),
          slow(Module.FENZO, "bin-packer", "cpuMemBinPacker, good enough 1.0", "best-fit"),
          slow(Module.FENZO, "bin-packer-0.01", "cpuMemBinPacker, good enough 0.01", "first-fit"),
          slow(Module.FENZO, "spreader", "cpuMemSpreader, good enough 1.0", "worst-fit"),
          fast(Module.CLOUDSIM_PLUS, "first-fit", "FirstFit (a next fit)", "next-fit"),
          slow(Module.CLOUDSIM_PLUS, "true-first-fit", "first fit by a finder", "first-fit"),
          slow(Module.CLOUDSIM_PLUS, "best-fit", "BestFit", "binpack-cpu"),
          slow(Module.CLOUDSIM_PLUS, "simple", "Simple (a worst fit)", "worst-fit-cpu"));

  /** The module that a system stands in. */
  enum Module {
    BERTH("berth", "berth", "dev.berth.bench.entry.BerthPlacement"),
    FENZO("Fenzo 1.0.1", "fenzo", "dev.berth.bench.fenzo.FenzoPlacement"),
    CLOUDSIM_PLUS(
        "CloudSim Plus 8.5.7", "cloudsim-plus", "dev.berth.bench.cloudsim.CloudSimPlusPlacement");

    final String title;
    final String folder;
    final String mainClass;

    Module(String title, String folder, String mainClass) {
      this.title = title;
      this.folder = folder;
      this.mainClass = mainClass;
    }
  }

  /** What the table calls it. */
  String title() {
    return module.title + ", " + name;
  }

  /** Whether it is what others are compared with. */
  boolean isIndex() {
    return module == Module.BERTH && policy.startsWith(INDEX);
  }

  /** Whether it has to decide as the index it is compared with. */
  boolean isReference() {
    return module == Module.BERTH && !isIndex();
  }

  /** Whether this is the entrant that {@code other} is compared with. */
  boolean isYardstickOf(Entrant other) {
    return isIndex() && policy.equals(INDEX + other.comparedWith);
  }

  private static Entrant berth(String policy) {
    String[] parts = policy.split("/", 2);
    return fast(Module.BERTH, policy, policy.replace("/", ", ").replace('-', ' '), parts[1]);
  }

  private static Entrant fast(Module module, String policy, String name, String comparedWith) {
    return new Entrant(module, policy, name, ALL_ROUNDS, comparedWith);
  }

  private static Entrant slow(Module module, String policy, String name, String comparedWith) {
    return new Entrant(module, policy, name, FEW_ROUNDS, comparedWith);
  }
}
