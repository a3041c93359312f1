package dev.berth.engine.actors;

import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.call.ResourceCalls;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.InstanceChanged;
import dev.berth.engine.time.Lane;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;

/** What scripts, calls and EC2 do to the instances of a cluster, and what is told of it. */
final class InstanceChanges {
  /** Who hears of the changes. */
  interface Listener {
    /** Something about an instance has changed. */
    void changed(int instance);

    /** {@link #missAgent} is to be called so much later. */
    void missLater(int instance, long cut, long nanos);
  }

  /**
   * What changes work with.
   *
   * @param agentLoss from an agent's being cut off until ECS misses it
   * @param chance the stream of that
   */
  record Setup(
      Lane lane,
      Cluster cluster,
      ResourceCalls calls,
      Agents agents,
      Distribution agentLoss,
      UniformRandomProvider chance,
      Listener listener) {}

  private final Setup setup;
  private final Cluster cluster;
  private final ResourceCalls calls;
  private final Connections connections;

  InstanceChanges(Setup setup) {
    this.setup = setup;
    cluster = setup.cluster();
    calls = setup.calls();
    connections = setup.agents().connections();
  }

  /** Answers a call about instances, or about tags of what is in the cluster. */
  <R> Outcome<R> answer(Operation<R> operation, long now) {
    List<Integer> touched = calls.changedBy(operation);
    List<String> before = touched.stream().map(this::told).toList();
    Outcome<R> outcome = calls.answer(operation, now);
    for (int i = 0; i < touched.size(); i++) {
      note(touched.get(i), before.get(i), now);
    }
    return outcome;
  }

  /**
   * Does this to those of the instances that are of the cluster.
   *
   * @param numbers theirs in the world
   * @return whether there was any
   */
  boolean apply(List<Integer> numbers, InstanceAction action, long now) {
    boolean any = false;
    for (int number : numbers) {
      int instance = cluster.containerInstances().ofNumber(number);
      if (instance != Placement.NO_INSTANCE && isOpenTo(action, instance)) {
        act(instance, action, now);
        any = true;
      }
    }
    return any;
  }

  /** The host of an instance is gone: its agent is heard of no more. */
  void cutOff(int instance, long now) {
    String before = told(instance);
    connections.drop(instance);
    calls.setConnected(instance, false);
    note(instance, before, now);
  }

  /** ECS notices that the host of an instance is gone. */
  void miss(int instance, long now) {
    String before = told(instance);
    calls.loseHost(instance, now);
    note(instance, before, now);
  }

  /** ECS misses the agent of an instance if it has been cut off all the time. */
  void missAgent(int instance, long cut, long now) {
    if (connections.isSince(instance, cut)) {
      calls.setConnected(instance, false);
      tell(instance, told(instance), now);
    }
  }

  /** What has left the cluster is still a machine that EC2 can take away. */
  private boolean isOpenTo(InstanceAction action, int instance) {
    return cluster.instances().status(instance) != InstanceStatus.INACTIVE
        || action instanceof InstanceAction.Terminate;
  }

  /** Nothing passes any more, but ECS goes by what it heard last until it misses the agent. */
  private void disconnect(int instance) {
    if (connections.isCut(instance)) {
      return;
    }
    long cut = connections.cut(instance);
    long nanos = setup.agentLoss().sampleNanos(setup.chance());
    if (nanos == 0) {
      calls.setConnected(instance, false);
    } else {
      setup.listener().missLater(instance, cut, nanos);
    }
  }

  private void act(int instance, InstanceAction action, long now) {
    String before = told(instance);
    change(instance, action, now);
    if (action instanceof InstanceAction.PutAttributes) {
      tell(instance, "attributes", now);
    } else {
      note(instance, before, now);
    }
  }

  private void change(int instance, InstanceAction action, long now) {
    switch (action) {
      case InstanceAction.Disconnect() -> disconnect(instance);
      case InstanceAction.Reconnect() -> {
        connections.restore(instance);
        calls.setConnected(instance, true);
      }
      case InstanceAction.Drain() -> calls.setStatus(instance, InstanceStatus.DRAINING, now);
      case InstanceAction.Activate() -> calls.setStatus(instance, InstanceStatus.ACTIVE, now);
      case InstanceAction.Deregister(boolean force) -> {
        if (calls.deregister(instance, force, now)) {
          connections.drop(instance);
        }
      }
      case InstanceAction.Terminate() -> setup.agents().terminate(instance);
      case InstanceAction.PutAttributes(SortedMap<String, String> attributes) ->
          calls.putAttributes(instance, attributes, now);
    }
  }

  private void note(int instance, String before, long now) {
    String after = told(instance);
    if (!after.equals(before)) {
      tell(instance, after, now);
    }
  }

  private void tell(int instance, String change, long now) {
    int number = cluster.containerInstances().number(instance);
    setup.lane().record(new InstanceChanged(now, Source.CONTROL_PLANE, number, change));
    setup.listener().changed(instance);
  }

  private String told(int instance) {
    InstanceStatus status = cluster.instances().status(instance);
    if (status == InstanceStatus.INACTIVE) {
      return status.name();
    }
    if (!cluster.instances().isAgentConnected(instance)) {
      return "agent disconnected";
    }
    return connections.isCut(instance) ? "agent cut off" : status.name();
  }
}
