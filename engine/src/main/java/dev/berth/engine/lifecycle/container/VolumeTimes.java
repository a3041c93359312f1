package dev.berth.engine.lifecycle.container;

import dev.berth.engine.random.Distribution;

/**
 * How long an EBS volume that is configured at launch takes, in seconds.
 *
 * @param attach in PROVISIONING: created and attached
 * @param detach in DEPROVISIONING: detached and deleted
 */
public record VolumeTimes(Distribution attach, Distribution detach) {
  /** No time at all. */
  public static final VolumeTimes NONE =
      new VolumeTimes(new Distribution.Constant(0), new Distribution.Constant(0));
}
