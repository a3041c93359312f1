package dev.berth.engine.actors;

import dev.berth.engine.GroupSpecification;
import dev.berth.engine.InstanceGroup;
import dev.berth.engine.capacity.GroupAction;
import dev.berth.engine.cluster.Registrant;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.InstanceInfo;
import org.apache.commons.rng.UniformRandomProvider;

/** A machine of an Auto Scaling group, from its launch to its end. */
final class Machine {
  private static final long LAST_DIGIT = 0xf;

  private final Registrant registrant;
  private boolean billed;
  private boolean booted;
  private boolean parked;
  private int starts;
  private boolean serves;
  private boolean registered;

  /**
   * A machine that is being launched.
   *
   * @param index how many machines of its group there were before
   */
  Machine(GroupSpecification group, GroupAction.Launch launch, int index, RandomStreams streams) {
    InstanceGroup template = group.types().get(launch.type());
    String name = group.settings().name();
    registrant =
        new Registrant(
            launch.instance(),
            new InstanceInfo(
                name + "/" + index, template.type().registered(), template.type().hourlyPriceUsd()),
            id(streams.named("ec2-instance").stream(launch.instance())),
            template.registered(),
            template.attributesOf(template.zones().indexOf(launch.zone())),
            template.capabilities(),
            template.agent(),
            name);
  }

  int number() {
    return registrant.number();
  }

  InstanceInfo info() {
    return registrant.info();
  }

  Registrant registrant() {
    return registrant;
  }

  /** It was there, and in service, before the world began. */
  void begin() {
    billed = true;
    booted = true;
    serves = true;
  }

  /** It costs from now on; false if it did before. */
  boolean bill() {
    boolean isFirst = !billed;
    billed = true;
    return isFirst;
  }

  boolean isBilled() {
    return billed;
  }

  /** It runs, and begins to boot; which of its starts this is. */
  int start() {
    parked = false;
    return ++starts;
  }

  /** Its agent has started; false if the machine has been stopped meanwhile. */
  boolean boot(int start) {
    booted = start == starts && !parked;
    return booted;
  }

  /** It is stopped until it is wanted. */
  void park() {
    parked = true;
  }

  /** Its group has it in service. */
  void serve() {
    serves = true;
  }

  /** Whether its agent is to register now. */
  boolean isReady() {
    return booted && serves && !registered;
  }

  void register() {
    registered = true;
  }

  boolean isRegistered() {
    return registered;
  }

  private static String id(UniformRandomProvider digits) {
    return "i-%x%016x".formatted(digits.nextLong() & LAST_DIGIT, digits.nextLong());
  }
}
