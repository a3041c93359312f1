package dev.berth.engine.actors;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.cluster.Registrant;
import dev.berth.engine.record.Source;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.Network;
import dev.berth.engine.time.pekko.WorldSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The agents of a cluster's instances: how each comes to be, and the way to it. */
final class Agents {
  private final ControlPlane.Setup world;
  private final ActorContext<ClusterScheduler.Command> scheduler;
  private final Connections connections = new Connections();
  private final List<Network.Link<ContainerInstance.Command>> links = new ArrayList<>();
  private final BitSet ended = new BitSet();

  /** The agents that report to a scheduler; none so far. */
  Agents(ControlPlane.Setup world, ActorContext<ClusterScheduler.Command> scheduler) {
    this.world = world;
    this.scheduler = scheduler;
  }

  /** Which of them are cut off. */
  Connections connections() {
    return connections;
  }

  /** Brings the next instance of the cluster to life. */
  void add(Registrant registrant) {
    int number = registrant.number();
    Lane lane = world.laneOf(number);
    ContainerInstance.Setup setup =
        new ContainerInstance.Setup(
            number,
            lane,
            registrant.resources().amounts(),
            registrant.resources().reservedPorts(),
            registrant.agent(),
            world.specification().timing(),
            world.streams(),
            world.network());
    ActorRef<ContainerInstance.Command> agent =
        scheduler.spawn(
            ContainerInstance.create(setup, scheduler.getSelf()),
            "instance-" + number,
            WorldSettings.inLane(lane.number()));
    links.add(
        world
            .network()
            .link(world.ownLane(), Source.CONTROL_PLANE, lane.number(), agent, 2L * number));
  }

  /** Lets an agent run a task, as soon as it can be reached. */
  void start(int instance, Launch launch) {
    send(instance, new ContainerInstance.Start(launch));
  }

  /** Lets an agent stop a task, as soon as it can be reached. */
  void stop(int instance, long task) {
    send(instance, new ContainerInstance.Stop(task));
  }

  /** Takes an instance away, whether its agent can be reached or not; not more than once. */
  void terminate(int instance) {
    if (!ended.get(instance)) {
      ended.set(instance);
      world.census().changeAhead();
      links.get(instance).send(ContainerInstance.Ec2.TERMINATE);
    }
  }

  private void send(int instance, ContainerInstance.Command message) {
    if (connections.isCut(instance)) {
      connections.hold(instance, () -> links.get(instance).send(message));
    } else {
      links.get(instance).send(message);
    }
  }
}
