package dev.berth.engine.lifecycle.container;

import dev.berth.engine.lifecycle.TaskPath;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.random.Distribution;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One task on a host of its own, driven second by second in tests. Unless said otherwise
 * PROVISIONING takes 4 s, the start of a container 1 s, ACTIVATING 2 s, DEACTIVATING 3 s, obeying
 * SIGTERM 2 s, DEPROVISIONING 1 s; the main container runs for ever.
 */
final class TaskDriver {
  static final long SECOND = 1_000_000_000;

  private final List<ContainerDefinition> containers = new ArrayList<>();
  private final Map<String, ContainerBehaviour> behaviours = new LinkedHashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Map<TaskStatus, Double> entered = new LinkedHashMap<>();
  private final Map<String, Integer> images = new LinkedHashMap<>();
  private NetworkMode mode = NetworkMode.BRIDGE;
  private boolean loadBalanced;
  private @Nullable VolumeTimes volume;
  private StartFault.Chances faults = StartFault.Chances.NONE;
  private Set<RolePermission> lacking = Set.of();
  private long runTime = Long.MAX_VALUE;
  private int exitCode;
  private int agentStopTimeout = AgentSettings.DEFAULT_STOP_TIMEOUT_SECONDS;
  private AgentSettings.PullBehavior pullBehavior = AgentSettings.PullBehavior.DEFAULT;
  private @Nullable TaskRun run;
  private @Nullable ImageStore store;
  private HostPortBook ports =
      new HostPortBook(AgentSettings.PortRange.LINUX, HostPorts.RESERVED_BY_AGENT);
  private long now;

  static TaskDriver task(ContainerBuilder... builders) {
    TaskDriver driver = new TaskDriver();
    for (ContainerBuilder builder : builders) {
      driver.containers.add(builder.definition());
      ContainerBehaviour behaviour = builder.behaviour();
      if (behaviour != null) {
        driver.behaviours.put(builder.definition().name(), behaviour);
      }
    }
    return driver;
  }

  TaskDriver runs(double seconds, int code) {
    runTime = nanos(seconds);
    exitCode = code;
    return this;
  }

  TaskDriver mode(NetworkMode networkMode) {
    mode = networkMode;
    return this;
  }

  TaskDriver behindLoadBalancer() {
    loadBalanced = true;
    return this;
  }

  TaskDriver volume(double attach, double detach) {
    volume = new VolumeTimes(new Constant(attach), new Constant(detach));
    return this;
  }

  TaskDriver fault(StartFault fault) {
    faults = chance(fault, 1);
    return this;
  }

  TaskDriver lacking(RolePermission permission) {
    lacking = Set.of(permission);
    return this;
  }

  TaskDriver image(String name, int mebibytes) {
    images.put(name, mebibytes);
    return this;
  }

  TaskDriver agentStopTimeout(int seconds) {
    agentStopTimeout = seconds;
    return this;
  }

  TaskDriver ports(HostPortBook book) {
    ports = book;
    return this;
  }

  /** Chances of one fault only. */
  static StartFault.Chances chance(StartFault fault, double share) {
    return new StartFault.Chances(
        fault == StartFault.PULL_REFUSED ? share : 0,
        fault == StartFault.PULL_NO_MANIFEST ? share : 0,
        fault == StartFault.PULL_STALLED ? share : 0,
        fault == StartFault.CONTAINER_START ? share : 0,
        fault == StartFault.NETWORK_INTERFACE ? share : 0,
        fault == StartFault.VOLUME ? share : 0);
  }

  ContainerPlan plan() {
    TaskDefinition definition = new TaskDefinition("test", 1, mode, 0, 0, containers);
    ContainerPlan plan = ContainerPlan.of(definition, behaviours).with(faults, lacking);
    return volume == null ? plan : plan.with(volume);
  }

  /** Lets the agent begin at 0 and goes on to this time. */
  TaskDriver to(double seconds) {
    long until = nanos(seconds);
    start();
    TaskRun task = run();
    ImageStore pulls = store();
    long next = Math.min(task.nextTime(), pulls.nextTime());
    while (next <= until) {
      now = next;
      if (pulls.nextTime() <= now) {
        pulls.advance(now);
      } else {
        task.wake(now);
      }
      follow();
      next = Math.min(task.nextTime(), pulls.nextTime());
    }
    now = Math.max(now, until);
    return this;
  }

  /** The control plane wants the task STOPPED now. */
  TaskDriver stop() {
    start();
    run().stop(now);
    follow();
    return this;
  }

  /** Goes on until nothing happens any more, for a day at most. */
  TaskDriver out() {
    return to(86_400);
  }

  TaskDetail detail() {
    return run().detail();
  }

  long nextTime() {
    return run().nextTime();
  }

  TaskStatus status() {
    return run().lastStatus();
  }

  TaskDetail.OfContainer container(String name) {
    return detail().containers().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What happened to containers, such as {@code 3.0 app STARTED}. */
  List<String> log() {
    return log;
  }

  /** When a container changed like this for the first time. */
  double at(String container, ContainerChange change) {
    String wanted = " " + container + " " + change;
    return log.stream()
        .filter(line -> line.endsWith(wanted))
        .mapToDouble(line -> Double.parseDouble(line.substring(0, line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  boolean happened(String container, ContainerChange change) {
    return log.stream().anyMatch(line -> line.endsWith(" " + container + " " + change));
  }

  /** The statuses since the beginning, with the times at which they were entered. */
  Map<TaskStatus, Double> entered() {
    return entered;
  }

  static long nanos(double seconds) {
    return Math.round(seconds * SECOND);
  }

  private void start() {
    if (run != null) {
      return;
    }
    TimingProfile timing =
        new TimingProfile(
            "test",
            constant(0),
            constant(4),
            constant(1),
            constant(2),
            constant(3),
            constant(2),
            constant(1),
            constant(60));
    AgentSettings agent =
        new AgentSettings(
            images,
            pullBehavior,
            constant(10),
            new LinkedHashSet<>(),
            agentStopTimeout,
            AgentSettings.PortRange.LINUX,
            null);
    RandomStreams streams = RandomStreams.of(1);
    TaskRun.Chance chance =
        new TaskRun.Chance(streams.stream(1), streams.stream(2), i -> streams.stream(3L + i));
    boolean attached = mode == NetworkMode.AWSVPC || volume != null;
    store = new ImageStore(agent, streams.stream(99));
    run =
        new TaskRun(
            new TaskRun.Setup(
                plan(),
                new TaskPath(attached, loadBalanced),
                runTime,
                exitCode,
                timing,
                agent,
                ports,
                chance));
    entered.put(run.lastStatus(), 0.0);
    run.begin(0);
    follow();
  }

  private void follow() {
    boolean more = true;
    while (more) {
      List<TaskStep> steps = run().takeSteps();
      for (TaskStep step : steps) {
        switch (step) {
          case TaskStep.StatusChanged changed -> entered.put(changed.to(), seconds());
          case TaskStep.ContainerChanged changed ->
              log.add(seconds() + " " + changed.container() + " " + changed.change());
          case TaskStep.ImageWanted wanted ->
              store()
                  .want(
                      now,
                      new ImageStore.Ticket(1, wanted.container()),
                      wanted.image(),
                      wanted.fault());
          case TaskStep.ImagesUnwanted() -> store().cancel(now, 1);
        }
      }
      List<ImageStore.Answer> answers = store().takeAnswers();
      answers.forEach(answer -> run().pulled(now, answer.ticket().container(), answer.failure()));
      more = !steps.isEmpty() || !answers.isEmpty();
    }
  }

  private double seconds() {
    return now / (double) SECOND;
  }

  private TaskRun run() {
    if (run == null) {
      throw new IllegalStateException("not begun");
    }
    return run;
  }

  private ImageStore store() {
    if (store == null) {
      throw new IllegalStateException("not begun");
    }
    return store;
  }

  private static Distribution constant(double seconds) {
    return new Constant(seconds);
  }
}
