package dev.berth.engine.actors;

import dev.berth.engine.cluster.Launch;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.HostPortBook;
import dev.berth.engine.lifecycle.container.ImageStore;
import dev.berth.engine.lifecycle.container.TaskDetail;
import dev.berth.engine.lifecycle.container.TaskRun;
import dev.berth.engine.lifecycle.container.TaskStep;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.ContainerChanged;
import dev.berth.engine.record.WorldEvent.ImagePulled;
import dev.berth.engine.record.WorldEvent.InstanceTerminated;
import dev.berth.engine.record.WorldEvent.TaskEnded;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.Network;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What a container instance and its tasks share: their lane, their way to the control plane. */
final class Agent {
  private final int instance;
  private final Lane lane;
  private final TimingProfile timing;
  private final RandomStreams timingStreams;
  private final RandomStreams faultStreams;
  private final RandomStreams containerStreams;
  private final AgentSettings settings;
  private final HostPorts reservedPorts;
  private @Nullable HostPortBook ports;
  private final Network.Link<ClusterScheduler.Command> uplink;
  private final ActorRef<ContainerInstance.Command> self;

  Agent(
      ContainerInstance.Setup setup,
      Network.Link<ClusterScheduler.Command> uplink,
      ActorRef<ContainerInstance.Command> self) {
    this.instance = setup.number();
    this.lane = setup.lane();
    this.timing = setup.timing();
    this.timingStreams = setup.streams().named("timing");
    this.faultStreams = setup.streams().named("faults");
    this.containerStreams = setup.streams().named("containers");
    this.settings = setup.settings();
    this.reservedPorts = setup.reservedPorts();
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
    uplink.send(new ClusterScheduler.TaskReported(launch.task(), to, exitCode));
  }

  /** Records the end of a task whose host is gone; nobody is left to report it. */
  void taskLost(Launch launch, TaskStatus from) {
    lane.record(
        new TaskStatusChanged(
            lane.now(),
            Source.instance(instance),
            launch.task(),
            instance,
            from,
            TaskStatus.STOPPED,
            launch.arrived(),
            TaskStatusChanged.NO_EXIT_CODE));
  }

  /** Records that the instance is gone with its only task. */
  void gone() {
    lane.record(new InstanceTerminated(lane.now(), Source.instance(instance), instance));
  }

  /** Records that the instance is gone, and lets the control plane know. */
  void terminated() {
    lane.record(new InstanceTerminated(lane.now(), Source.instance(instance), instance));
    uplink.send(new ClusterScheduler.HostGone(instance));
  }

  /** Whether a task's containers have to be followed one by one. */
  boolean follows(@Nullable ContainerPlan plan) {
    return plan != null && !settings.makesPlain(plan);
  }

  /** All that a task's containers need. */
  TaskRun.Setup runOf(Launch launch, ContainerPlan plan) {
    long task = launch.task();
    RandomStreams own = containerStreams.named(Long.toString(task));
    return new TaskRun.Setup(
        plan,
        launch.path(),
        launch.execution().runTimeNanos(),
        launch.execution().exitCode(),
        timing,
        settings,
        ports(),
        new TaskRun.Chance(timingStreamOf(task), faultStreams.stream(task), own::stream));
  }

  /** Most instances never have a task that needs one: theirs is not made. */
  private HostPortBook ports() {
    if (ports == null) {
      ports = new HostPortBook(settings.dynamicPorts(), reservedPorts);
    }
    return ports;
  }

  /** Reports to the control plane what it cannot tell from a task's status. */
  void detailChanged(long task, TaskDetail detail) {
    uplink.send(new ClusterScheduler.TaskDetailed(task, detail));
  }

  /** Records a change of a container. */
  void containerChanged(Launch launch, TaskStep.ContainerChanged changed) {
    lane.record(
        new ContainerChanged(
            lane.now(),
            Source.instance(instance),
            launch.task(),
            instance,
            changed.container(),
            changed.change(),
            changed.exitCode(),
            changed.reason()));
  }

  /** Records why a task has ended. */
  void taskEnded(Launch launch, TaskDetail detail) {
    lane.record(
        new TaskEnded(
            lane.now(),
            Source.instance(instance),
            launch.task(),
            instance,
            detail.stopCode(),
            detail.stoppedReason()));
  }

  /** Records that a pull began or ended. */
  void pulled(ImageStore.PullNews news) {
    lane.record(
        new ImagePulled(
            lane.now(), Source.instance(instance), instance, news.image(), news.phase()));
  }

  /** Asks the instance for an image. */
  void wantImage(Launch launch, TaskStep.ImageWanted wanted) {
    ImageStore.Ticket ticket = new ImageStore.Ticket(launch.task(), wanted.container());
    self.tell(new ContainerInstance.WantImage(ticket, wanted.image(), wanted.fault()));
  }

  /** Tells the instance that a task wants no images any more. */
  void unwantImages(Launch launch) {
    self.tell(new ContainerInstance.UnwantImages(launch.task()));
  }

  /** Tells the instance that nothing of a task is left on it. */
  void taskGone(Launch launch) {
    self.tell(new ContainerInstance.TaskGone(launch));
  }
}
