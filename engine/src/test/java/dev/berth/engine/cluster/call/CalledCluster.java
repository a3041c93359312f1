package dev.berth.engine.cluster.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.WorldBuilder;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.StartingOperation;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterCounts;
import dev.berth.engine.cluster.ClusterNames;
import dev.berth.engine.cluster.ClusterTasks;
import dev.berth.engine.cluster.Effects;
import dev.berth.engine.cluster.FargateAccount;
import dev.berth.engine.cluster.FargateRules;
import dev.berth.engine.cluster.Launch;
import dev.berth.engine.cluster.Machines;
import dev.berth.engine.cluster.Registrant;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.cluster.TaskNumbers;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.model.AgentCapabilities;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.index.IndexedPlacement;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.InstanceInfo;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.witness.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A cluster's books with the calls that are answered from them, on a clock that a test sets. */
final class CalledCluster implements Effects {
  static final Execution ENDLESS = new Execution(Execution.ENDLESS, 0);

  final List<WorldEvent> events = new ArrayList<>();
  final List<Launch> started = new ArrayList<>();
  final List<Long> stopped = new ArrayList<>();
  final List<String> providers = new ArrayList<>();
  final List<String> scaling = new ArrayList<>();
  final Cluster cluster;
  long now;
  CallContext.Roles roles = CallContext.Roles.ANY;
  private final Map<String, RunnableDefinition> definitions = new LinkedHashMap<>();
  private final TaskCalls calls;

  CalledCluster() {
    this(null);
  }

  /** A cluster in which tasks may wait for room. */
  CalledCluster(@Nullable ProvisioningLimits limits) {
    this(limits, FargateRules.CURRENT);
  }

  /** The same where Fargate has its rules. */
  CalledCluster(@Nullable ProvisioningLimits limits, FargateRules fargate) {
    RandomStreams streams = RandomStreams.of(1);
    cluster =
        new Cluster(
            new Cluster.Setup(
                ClusterNames.of(WorldBuilder.CLUSTER, Arns.DEFAULT, streams),
                new ClusterCounts(),
                new ClusterTasks(),
                new IndexedPlacement(TieBreak.LOWEST),
                TimingProfile.REALISTIC,
                streams,
                new TaskNumbers(),
                new Machines(0, List.of()),
                new FargateAccount(fargate),
                Witness.NONE,
                limits,
                limits != null,
                ReleaseRule.DESIRED_STATUS),
            this);
    calls = new TaskCalls(cluster, MissingAttribute.DIFFERS);
  }

  /** One more instance, with interfaces for two tasks. */
  CalledCluster instance(int cpuUnits, int memoryMiB) {
    return instance(cpuUnits, memoryMiB, new TreeMap<>());
  }

  /** One more instance with attributes. */
  CalledCluster instance(int cpuUnits, int memoryMiB, Map<String, String> attributes) {
    InstanceType type =
        new InstanceType("test.large", Resources.of(cpuUnits, memoryMiB), 3, 0, 0.1);
    InstanceGroup group =
        new InstanceGroup("group", type, 1, List.of("a"), new TreeMap<>(attributes), false);
    cluster.register(
        new Registrant(
            cluster.instances().size(),
            new InstanceInfo("group/0", type.registered(), 0.1),
            null,
            group.registered(),
            group.attributesOf(0),
            AgentCapabilities.ALL,
            AgentSettings.DEFAULT,
            "group"),
        now);
    return this;
  }

  /** All instances are of this capacity provider. */
  CalledCluster provider(String name) {
    providers.add(name);
    cluster.containerInstances().setProviders(Map.of("group", name));
    return this;
  }

  /** Makes a definition known by its family. */
  CalledCluster define(RunnableDefinition definition) {
    definitions.put(definition.definition().family(), definition);
    return this;
  }

  <R> Outcome<R> call(TaskOperation<R> operation) {
    Outcome<R> outcome = calls.answer(operation, context(operation), now);
    cluster.placeWaiting(now);
    return outcome;
  }

  /** The response to a call that is carried out. */
  <R> R done(TaskOperation<R> operation) {
    Outcome<R> outcome = call(operation);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<R>) outcome).response();
  }

  /** The error of a call that is refused; nothing must have changed by it. */
  EcsError refused(TaskOperation<?> operation) {
    long before = cluster.upcomingTask();
    int eventsBefore = events.size();
    Outcome<?> outcome = call(operation);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(cluster.upcomingTask()).isEqualTo(before);
    assertThat(events).hasSize(eventsBefore);
    return ((Outcome.Refused<?>) outcome).error();
  }

  /** What DescribeTasks says of a task. */
  Task describe(String task) {
    return done(new DescribeTasks(WorldBuilder.CLUSTER, List.of(task), List.of("TAGS")))
        .tasks()
        .getFirst();
  }

  /** An agent reports these states of a task, one second after the other. */
  CalledCluster report(long task, TaskStatus... statuses) {
    for (TaskStatus status : statuses) {
      pass(1);
      cluster.reported(task, status, status.isStopping() ? 0 : -1, now);
      cluster.placeWaiting(now);
    }
    return this;
  }

  /** Time passes; what is due is forgotten, and who has waited for too long is stopped. */
  void pass(double seconds) {
    now += WorldBuilder.nanos(seconds);
    cluster.forgetStopped(now);
    if (cluster.hasWaiting() && cluster.firstDeadline() <= now) {
      cluster.stopOverdue(now);
    }
  }

  String instanceArn(int instance) {
    return cluster.names().instances().arn(instance);
  }

  String taskArn(long task) {
    return cluster.names().tasks().arn(task);
  }

  private CallContext context(TaskOperation<?> operation) {
    if (!(operation instanceof StartingOperation<?> starting)) {
      return CallContext.NONE;
    }
    RunnableDefinition known = definitions.get(String.valueOf(starting.taskDefinition()));
    Outcome<RunnableDefinition> definition =
        known == null
            ? Outcome.refused(new EcsError.ClientException("TaskDefinition not found."))
            : Outcome.of(known);
    return new CallContext(
        definition,
        TaskConduct.ENDLESS,
        new ProviderContext(providers, scaling, List.of(), 20),
        roles);
  }

  @Override
  public void record(WorldEvent event) {
    events.add(event);
  }

  @Override
  public void join(int instance, Registrant registrant) {}

  @Override
  public void start(int instance, Launch launch) {
    started.add(launch);
  }

  @Override
  public void startAlone(int host, Launch launch) {}

  @Override
  public void stopAlone(int host, long task) {}

  @Override
  public void stop(int instance, long task) {
    stopped.add(task);
  }

  @Override
  public void unsettled() {}

  @Override
  public void settled() {}

  @Override
  public void roomFreed() {}
}
