package dev.berth.engine.actors;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.Network;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;

/** What a container instance and its tasks share: their lane, their way to the control plane. */
final class Agent {
  private final int instance;
  private final Lane lane;
  private final TimingProfile timing;
  private final RandomStreams timingStreams;
  private final Network.Link<ClusterScheduler.Command> uplink;
  private final ActorRef<ContainerInstance.Command> self;

  Agent(
      ContainerInstance.Setup setup,
      Network.Link<ClusterScheduler.Command> uplink,
      ActorRef<ContainerInstance.Command> self) {
    this.instance = setup.number();
    this.lane = setup.lane();
    this.timing = setup.timing();
    this.timingStreams = setup.timingStreams();
    this.uplink = uplink;
    this.self = self;
  }

  Lane lane() {
    return lane;
  }

  TimingProfile timing() {
    return timing;
  }

  /** A stream by the task's number: the same durations wherever the task is placed. */
  UniformRandomProvider timingStreamOf(long task) {
    return timingStreams.stream(task);
  }

  /** Records a step of a task and reports it to the control plane. */
  void taskChanged(Launch launch, TaskStatus from, TaskStatus to, int exitCode) {
    lane.record(
        new TaskStatusChanged(
            lane.now(),
            Source.instance(instance),
            launch.task(),
            instance,
            from,
            to,
            launch.arrived(),
            exitCode));
    uplink.send(new ClusterScheduler.TaskReported(launch.task(), to));
  }

  /** Tells the instance that nothing of a task is left on it. */
  void taskGone(Launch launch) {
    self.tell(new ContainerInstance.TaskGone(launch));
  }
}
