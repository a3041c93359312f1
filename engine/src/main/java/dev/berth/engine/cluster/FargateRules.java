package dev.berth.engine.cluster;

import dev.berth.engine.model.Resources;

/**
 * What Fargate gives an account in a Region, and what it takes for it. As documented in 2025;
 * prices of us-east-1, Linux on x86, of the same year.
 *
 * @param burst tasks that may be launched at once
 * @param perSecond tasks a second after that
 * @param mostVcpus that may run at once, on demand and on Spot each
 * @param vcpuHourUsd on demand
 * @param gigabyteHourUsd on demand
 * @param spotShare what Spot costs as a share of that
 */
public record FargateRules(
    int burst,
    int perSecond,
    int mostVcpus,
    double vcpuHourUsd,
    double gigabyteHourUsd,
    double spotShare) {
  /** An account whose quota has grown with its use, in a large Region. */
  public static final FargateRules CURRENT =
      new FargateRules(100, 20, 100_000, 0.04048, 0.004445, 0.3);

  private static final double UNITS_OF_A_VCPU = 1_024;
  private static final double MIB_OF_A_GIGABYTE = 1_024;

  /** The price of an hour of a task. */
  double hourlyUsd(Resources size, boolean spot) {
    double full =
        size.cpuUnits() / UNITS_OF_A_VCPU * vcpuHourUsd
            + size.memoryMiB() / MIB_OF_A_GIGABYTE * gigabyteHourUsd;
    return spot ? full * spotShare : full;
  }
}
