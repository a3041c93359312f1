package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.DeleteService;
import dev.berth.engine.api.service.DescribeServices;
import dev.berth.engine.api.service.Service;
import dev.berth.engine.api.service.ServiceEvent;
import dev.berth.engine.api.service.UpdateService;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.container.ContainerBehaviour;
import dev.berth.engine.lifecycle.container.ContainerPlan;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.HealthCheck;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.random.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A world with services that a test takes forward by hand: tasks start in 5 s, stop in 2 s. */
public final class ServedWorld implements AutoCloseable {
  private static final String NO_GROUP = "none";
  private static final int FINE = 1_000;
  private static final int COARSE = 50_000;
  private static final int COARSE_STEP = 50;

  private final Stepped stepped;

  /** A world; it ends by its horizon only. */
  public ServedWorld(WorldBuilder world) {
    // Something happens every second, so that a step never goes far beyond what a test asks for.
    for (int second = 1; second < FINE; second++) {
      world.change(second, NO_GROUP, new InstanceAction.Activate());
    }
    for (int second = FINE; second < COARSE; second += COARSE_STEP) {
      world.change(second, NO_GROUP, new InstanceAction.Activate());
    }
    stepped = new Stepped(world.build(), Parallelism.SINGLE);
  }

  /** Instances with room for so many tasks of {@link #definition} each. */
  public static WorldBuilder instances(int count, int tasksEach) {
    return WorldBuilder.world()
        .timing(WorldFixtures.fixedTiming(5, 2))
        .horizon(10 * 24 * 3_600)
        .instances(count, 128 * tasksEach, 128 * tasksEach)
        .with(definition("web", 1))
        .with(definition("web", 2))
        .with(definition("web", 3));
  }

  /** A world of such instances. */
  public static ServedWorld of(int count, int tasksEach) {
    return new ServedWorld(instances(count, tasksEach));
  }

  /** A revision whose tasks take 128 CPU units and 128 MiB. */
  public static TaskDefinition definition(String family, int revision) {
    return new TaskDefinition(
        family,
        revision,
        NetworkMode.BRIDGE,
        0,
        0,
        List.of(new ContainerDefinition("main", "i", 128, 128, 0, 0, true, List.of())));
  }

  /** The same with a health check every 5 s, of which 2 must fail. */
  public static TaskDefinition checked(String family, int revision) {
    ContainerDefinition container =
        new ContainerDefinition(
            "main",
            "i",
            128,
            128,
            0,
            0,
            true,
            List.of(),
            List.of(),
            new HealthCheck(5, 5, 2, 0),
            0,
            0,
            null);
    return new TaskDefinition(family, revision, NetworkMode.BRIDGE, 0, 0, List.of(container));
  }

  /** Tasks whose image cannot be pulled: they never run. */
  public static TaskConduct failing(TaskDefinition definition) {
    ContainerPlan plan =
        ContainerPlan.of(definition).with(new StartFault.Chances(1, 0, 0, 0, 0, 0), Set.of());
    return TaskConduct.of(new Execution(Execution.ENDLESS, 0, plan));
  }

  /** Tasks that stop so long after they began to run. */
  public static TaskConduct crashing(double seconds) {
    return TaskConduct.of(new Execution(WorldBuilder.nanos(seconds), 1));
  }

  /** Tasks whose health checks begin to fail so long after their start. */
  public static TaskConduct sickening(double seconds) {
    ContainerBehaviour.Health health =
        new ContainerBehaviour.Health(
            new Distribution.Constant(0), new Distribution.Constant(seconds), false);
    return new TaskConduct(
        new Execution(Execution.ENDLESS, 0),
        Map.of("main", new ContainerBehaviour.Difference(null, health, null)));
  }

  /** A call with these members beside cluster, name, definition {@code web:1} and count. */
  public static CreateService call(String name, int desired, Object... members) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cluster", CLUSTER);
    all.put("serviceName", name);
    all.put("taskDefinition", "web:1");
    all.put("desiredCount", desired);
    return shape(CreateService.class, all, members);
  }

  /** A call for a DAEMON service. */
  public static CreateService daemon(String name, Object... members) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cluster", CLUSTER);
    all.put("serviceName", name);
    all.put("taskDefinition", "web:1");
    all.put("schedulingStrategy", "DAEMON");
    return shape(CreateService.class, all, members);
  }

  /** A call that changes these members. */
  public static UpdateService change(String name, Object... members) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cluster", CLUSTER);
    all.put("service", name);
    return shape(UpdateService.class, all, members);
  }

  /** A deployment configuration. */
  public static Map<String, Object> percents(int minimumHealthy, int maximum) {
    return Map.of("minimumHealthyPercent", minimumHealthy, "maximumPercent", maximum);
  }

  /** Creates a service of tasks that run until they are stopped. */
  public Service create(String name, int desired, Object... members) {
    return stepped.done(call(name, desired, members)).service();
  }

  /** Creates a DAEMON service. */
  public Service createDaemon(String name, Object... members) {
    return stepped.done(daemon(name, members)).service();
  }

  /** Changes a service. */
  public Service update(String name, Object... members) {
    return stepped.done(change(name, members)).service();
  }

  /** Changes a service, whose new tasks behave like this. */
  public Service update(TaskConduct conduct, String name, Object... members) {
    return done(change(name, members), conduct).service();
  }

  /** Deletes a service. */
  public Service delete(String name, boolean force) {
    return stepped.done(new DeleteService(CLUSTER, name, force)).service();
  }

  /** The response to a call whose tasks behave like this. */
  public <R> R done(Operation<R> operation, TaskConduct conduct) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    stepped.world().tell(new ControlPlane.Call<>(operation, conduct, outcomes::add));
    while (outcomes.isEmpty() && stepped.world().step()) {
      // The next step may bring the answer.
    }
    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<R>) outcomes.getFirst()).response();
  }

  /** The response to a call. */
  public <R> R done(Operation<R> operation) {
    return done(operation, TaskConduct.ENDLESS);
  }

  /** The error of a call that is refused. */
  public EcsError refused(Operation<?> operation) {
    Outcome<?> outcome = stepped.call(operation);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).error();
  }

  /** What ECS says of a service now. */
  public Service describe(String name) {
    return stepped
        .done(new DescribeServices(CLUSTER, List.of(name), List.of("TAGS")))
        .services()
        .getFirst();
  }

  /** The events of a service, the oldest first, without its name. */
  public List<String> events(String name) {
    return describe(name).events().reversed().stream()
        .map(ServiceEvent::message)
        .map(message -> message.replace("(service " + name + ") ", ""))
        .toList();
  }

  /** The tasks of a service that are wanted RUNNING. */
  public List<Task> tasks(String name) {
    List<String> arns =
        done(new ListTasks(CLUSTER, null, null, null, null, null, name, null, null, null))
            .taskArns();
    return arns.isEmpty()
        ? List.of()
        : done(new DescribeTasks(CLUSTER, arns, List.of("TAGS"))).tasks();
  }

  /** Whether a task is of a revision, such as {@code web:2}. */
  public static Predicate<Task> of(String revision) {
    return task -> String.valueOf(task.taskDefinitionArn()).endsWith("/" + revision);
  }

  /** Goes on until a moment. */
  public ServedWorld to(double seconds) {
    stepped.stepTo(seconds);
    return this;
  }

  /** The world itself. */
  public Stepped stepped() {
    return stepped;
  }

  @Override
  public void close() {
    stepped.close();
  }

  private static <T extends Record> T shape(
      Class<T> type, Map<String, Object> members, Object... more) {
    for (int i = 0; i < more.length; i += 2) {
      members.put((String) more[i], more[i + 1]);
    }
    members.values().removeIf(value -> value.equals(LEFT_OUT));
    Members.Reading<T> reading = Members.read(members, type);
    assertThat(reading.misfits()).isEmpty();
    return reading.shape();
  }

  /** Stands for a member that is not given after all. */
  public static final String LEFT_OUT = "-";
}
