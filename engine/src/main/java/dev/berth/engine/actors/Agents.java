package dev.berth.engine.actors;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.cluster.Registrant;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.record.Source;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.Network;
import dev.berth.engine.time.pekko.WorldSettings;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
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
  private final Int2ObjectOpenHashMap<Network.Link<ContainerInstance.Command>> alone =
      new Int2ObjectOpenHashMap<>();
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
            world.network(),
            false);
    links.add(spawn(setup));
  }

  /** Brings a host of Fargate to life, and its only task. */
  void startAlone(int host, Launch launch) {
    ContainerInstance.Setup setup =
        new ContainerInstance.Setup(
            host,
            world.laneOf(host),
            launch.demand(),
            HostPorts.NONE,
            AgentSettings.DEFAULT,
            world.specification().timing().onFargate(),
            world.streams(),
            world.network(),
            true);
    Network.Link<ContainerInstance.Command> link = spawn(setup);
    alone.put(host, link);
    link.send(new ContainerInstance.Start(launch));
  }

  /** Lets such a host stop its task. */
  void stopAlone(int host, long task) {
    Network.Link<ContainerInstance.Command> link = alone.get(host);
    if (link != null) {
      link.send(new ContainerInstance.Stop(task));
    }
  }

  /** Whether there are such hosts. */
  boolean isAnyAlone() {
    return !alone.isEmpty();
  }

  /** The task of such a host has stopped, and the host is gone. */
  void forgetAlone(int host) {
    alone.remove(host);
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

  private Network.Link<ContainerInstance.Command> spawn(ContainerInstance.Setup setup) {
    ActorRef<ContainerInstance.Command> agent =
        scheduler.spawn(
            ContainerInstance.create(setup, scheduler.getSelf()),
            "instance-" + setup.number(),
            WorldSettings.inLane(setup.lane().number()));
    return world
        .network()
        .link(
            world.ownLane(),
            Source.CONTROL_PLANE,
            setup.lane().number(),
            agent,
            2L * setup.number());
  }
}
