package dev.berth.engine;

import dev.berth.engine.account.DeclaredDefinition;
import dev.berth.engine.api.Operation;
import dev.berth.engine.input.InstanceAction;
import dev.berth.engine.input.ScriptedChange;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.input.Workload;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.AgentSettings;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.placement.ProvisioningLimits;
import dev.berth.engine.placement.TieBreak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A world put together for a test: instant, seed 1, ties to the lowest instance, no horizon. */
public final class WorldBuilder {
  /** The cluster of every world built here. */
  public static final String CLUSTER = "test";

  private final List<InstanceGroup> instances = new ArrayList<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final Map<String, Script.Registration> registrations = new TreeMap<>();
  private final List<ScriptedChange> changes = new ArrayList<>();
  private final List<ScriptedCall> calls = new ArrayList<>();
  private AccountRules account = AccountRules.PLAIN;
  private long seed = 1;
  private TimingProfile timing = TimingProfile.INSTANT;
  private TieBreak ties = TieBreak.LOWEST;
  private OptionalLong horizonNanos = OptionalLong.empty();
  private @Nullable ProvisioningLimits provisioning;
  private final List<DeclaredDefinition> taskDefinitions = new ArrayList<>();
  private final List<PipelineStep> steps = new ArrayList<>();
  private OpenRules rules = OpenRules.DEFAULT;
  private Capacity capacity = Capacity.PLAIN;

  private WorldBuilder() {}

  /** A world without instances and work. */
  public static WorldBuilder world() {
    return new WorldBuilder();
  }

  /** Seconds of virtual time in nanoseconds. */
  public static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  /** Another seed. */
  public WorldBuilder seed(long number) {
    seed = number;
    return this;
  }

  /** Other durations. */
  public WorldBuilder timing(TimingProfile profile) {
    timing = profile;
    return this;
  }

  /** Another choice among equal instances. */
  public WorldBuilder ties(TieBreak choice) {
    ties = choice;
    return this;
  }

  /** An end, whatever is left to do. */
  public WorldBuilder horizon(double seconds) {
    horizonNanos = OptionalLong.of(nanos(seconds));
    return this;
  }

  /** Other answers to what the documents leave open. */
  public WorldBuilder rules(OpenRules answers) {
    rules = answers;
    return this;
  }

  /** Agents that are set like this, on all instances so far. */
  public WorldBuilder agents(AgentSettings settings) {
    instances.replaceAll(group -> group.with(settings));
    return this;
  }

  /** Tasks without room wait for it, so many at once and each for so long. */
  public WorldBuilder provisioning(int quota, double seconds) {
    provisioning = new ProvisioningLimits(quota, nanos(seconds));
    return this;
  }

  /** Like instances in one zone. */
  public WorldBuilder instances(int count, int cpuUnits, int memoryMiB) {
    return instances(count, Resources.of(cpuUnits, memoryMiB), List.of("a"), new TreeMap<>());
  }

  /** Like instances, dealt out over zones. */
  public WorldBuilder instances(
      int count, Resources registered, List<String> zones, SortedMap<String, String> attributes) {
    InstanceType type = new InstanceType("test.large", registered, 1_000, 0, 0.1);
    instances.add(
        new InstanceGroup("group" + instances.size(), type, count, zones, attributes, false));
    return this;
  }

  /** One more client. */
  public WorldBuilder with(WorkloadBuilder workload) {
    workloads.add(workload.build());
    return this;
  }

  /** The instances of the group that was added last register later. */
  public WorldBuilder registering(double seconds, double everySeconds) {
    registrations.put(
        instances.getLast().name(), new Script.Registration(nanos(seconds), nanos(everySeconds)));
    return this;
  }

  /** Something that happens to the instances of a group, {@code group0} being the first. */
  public WorldBuilder change(double seconds, String group, InstanceAction action) {
    changes.add(new ScriptedChange(nanos(seconds), group, action));
    return this;
  }

  /** How calls are answered. */
  public WorldBuilder account(AccountRules how) {
    account = how;
    return this;
  }

  /** Where instances come from that join later. */
  public WorldBuilder capacity(Capacity source) {
    capacity = source;
    return this;
  }

  /** A call that is made at a time. */
  public WorldBuilder call(double seconds, String subject, Operation<?> call, TaskConduct conduct) {
    calls.add(new ScriptedCall(nanos(seconds), subject, call, conduct));
    return this;
  }

  private Script script() {
    return new Script(registrations, changes, calls);
  }

  /** One more task definition. */
  public WorldBuilder with(TaskDefinition definition) {
    taskDefinitions.add(DeclaredDefinition.of(definition));
    return this;
  }

  /** One more step of a pipeline. */
  public WorldBuilder with(PipelineStep step) {
    steps.add(step);
    return this;
  }

  /** The specification. */
  public WorldSpecification build() {
    return new WorldSpecification(
        CLUSTER,
        seed,
        instances,
        timing,
        ties,
        workloads,
        horizonNanos,
        provisioning,
        rules,
        account,
        script(),
        taskDefinitions,
        steps,
        capacity);
  }
}
