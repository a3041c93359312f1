package dev.berth.engine.lifecycle;

import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Uniform;

/**
 * How long machines take, in seconds.
 *
 * @param loss from the end of a machine until ECS has deregistered its container instance
 */
public record MachineTiming(Distribution loss) {
  /** One to two minutes until a lost machine is noticed, which ECS does not document. */
  public static final MachineTiming REALISTIC = new MachineTiming(new Uniform(60, 120));
}
