package dev.berth.engine.lifecycle;

import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.Distribution.LogNormal;
import dev.berth.engine.random.Distribution.Uniform;

/**
 * How long machines take, in seconds.
 *
 * @param alarm from a datapoint of a metric until the alarm has changed the group's desired
 *     capacity
 * @param request from there until EC2 has taken up the launch: the machine is pending
 * @param start from pending to running
 * @param boot from running until its agent registers
 * @param resume from stopped or hibernated to running
 * @param loss from the end of a machine until ECS has deregistered its container instance
 */
public record MachineTiming(
    Distribution alarm,
    Distribution request,
    Distribution start,
    Distribution boot,
    Distribution resume,
    Distribution loss) {
  private static final Constant ZERO = new Constant(0);

  /**
   * As measured: RunInstances takes 4.8 s and pending 16.4 to 17.8 s
   * (brevdev/ec2-coldboot-research, January 2026, Amazon Linux 2023, several types and Regions), a
   * stopped instance is back after 21.2 s (the same), and 41 s pass from the launch to the agent's
   * registration (amazon-ecs-agent #2309, 2019). How long alarms take, and one to two minutes until
   * a lost machine is noticed, is not documented.
   */
  public static final MachineTiming REALISTIC =
      new MachineTiming(
          new Uniform(5, 20),
          new LogNormal(4.8, 0.2),
          new LogNormal(17, 0.05),
          new LogNormal(19, 0.2),
          new LogNormal(18, 0.1),
          new Uniform(60, 120));

  /** Machines are there at once, and ECS sees at once that they are gone. */
  public static final MachineTiming INSTANT =
      new MachineTiming(ZERO, ZERO, ZERO, ZERO, ZERO, new Constant(1));
}
