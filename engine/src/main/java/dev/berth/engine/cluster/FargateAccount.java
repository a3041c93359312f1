package dev.berth.engine.cluster;

/** What an account may still launch on Fargate; all of its clusters share it. */
public final class FargateAccount {
  private static final long NANOS = 1_000_000_000L;

  private final FargateRules rules;
  private final Market onDemand;
  private final Market spot;

  /** An account that has launched nothing. */
  public FargateAccount(FargateRules rules) {
    this.rules = rules;
    onDemand = new Market(rules);
    spot = new Market(rules);
  }

  /** The rules by which it launches. */
  FargateRules rules() {
    return rules;
  }

  /** On demand, or on Spot: each has a quota and a rate of its own. */
  Market market(boolean isSpot) {
    return isSpot ? spot : onDemand;
  }

  /** A quota of CPU that may run at once, and a bucket of launches that fills up evenly. */
  static final class Market {
    private final FargateRules rules;
    private final long nanosForOne;
    private long cpuUnits;

    /** When the bucket would be full, if nothing were launched any more. */
    private long fullAt;

    private Market(FargateRules rules) {
      this.rules = rules;
      nanosForOne = NANOS / rules.perSecond();
    }

    /** Takes CPU out of the quota; false if there is not enough left. */
    boolean takeCpu(int units) {
      if (cpuUnits + units > rules.mostVcpus() * 1_024L) {
        return false;
      }
      cpuUnits += units;
      return true;
    }

    void giveBackCpu(int units) {
      cpuUnits -= units;
    }

    /** When one more task may be launched, which it then is: now or later. */
    long launch(long now) {
      fullAt = Math.max(fullAt, now) + nanosForOne;
      return Math.max(now, fullAt - rules.burst() * nanosForOne);
    }
  }
}
