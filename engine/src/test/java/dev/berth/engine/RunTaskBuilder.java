package dev.berth.engine;

import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.task.NetworkConfiguration;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.api.task.TaskOverride;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of RunTask or StartTask put together for a test: nothing said but the definition. */
public final class RunTaskBuilder {
  private @Nullable String taskDefinition;
  private @Nullable String cluster = WorldBuilder.CLUSTER;
  private @Nullable Integer count;
  private @Nullable String group;
  private @Nullable String launchType;
  private @Nullable String startedBy;
  private @Nullable String clientToken;
  private @Nullable String platformVersion;
  private @Nullable String propagateTags;
  private @Nullable Boolean managedTags;
  private @Nullable Boolean executeCommand;
  private @Nullable TaskOverride overrides;
  private @Nullable NetworkConfiguration network;
  private @Nullable List<Tag> tags;
  private @Nullable List<PlacementStrategy> strategies;
  private @Nullable List<PlacementConstraint> constraints;
  private @Nullable List<CapacityProviderStrategyItem> providers;
  private @Nullable List<TaskVolumeConfiguration> volumes;

  private RunTaskBuilder(@Nullable String taskDefinition) {
    this.taskDefinition = taskDefinition;
  }

  /** A call for tasks of a definition. */
  public static RunTaskBuilder of(@Nullable String taskDefinition) {
    return new RunTaskBuilder(taskDefinition);
  }

  /** For another cluster. */
  public RunTaskBuilder cluster(@Nullable String name) {
    cluster = name;
    return this;
  }

  /** For so many tasks. */
  public RunTaskBuilder count(int tasks) {
    count = tasks;
    return this;
  }

  /** In a group. */
  public RunTaskBuilder group(String name) {
    group = name;
    return this;
  }

  /** With a launch type. */
  public RunTaskBuilder launchType(String type) {
    launchType = type;
    return this;
  }

  /** Started by somebody. */
  public RunTaskBuilder startedBy(String who) {
    startedBy = who;
    return this;
  }

  /** Under a token. */
  public RunTaskBuilder token(String token) {
    clientToken = token;
    return this;
  }

  /** On a version of Fargate. */
  public RunTaskBuilder platformVersion(String version) {
    platformVersion = version;
    return this;
  }

  /** With tags of the definition. */
  public RunTaskBuilder propagateTags(String from) {
    propagateTags = from;
    return this;
  }

  /** With ECS's own tags. */
  public RunTaskBuilder managedTags() {
    managedTags = true;
    return this;
  }

  /** With commands executed in containers. */
  public RunTaskBuilder executeCommand() {
    executeCommand = true;
    return this;
  }

  /** With something different from the definition. */
  public RunTaskBuilder overrides(TaskOverride different) {
    overrides = different;
    return this;
  }

  /** With network interfaces in these subnets. */
  public RunTaskBuilder subnets(String... ids) {
    return network(List.of(ids), null, null);
  }

  /** With network interfaces. */
  public RunTaskBuilder network(
      List<String> subnets, @Nullable List<String> securityGroups, @Nullable String publicIp) {
    network =
        new NetworkConfiguration(
            new NetworkConfiguration.AwsVpcConfiguration(subnets, securityGroups, publicIp));
    return this;
  }

  /** With tags. */
  public RunTaskBuilder tags(Tag... all) {
    tags = List.of(all);
    return this;
  }

  /** With strategies. */
  public RunTaskBuilder strategies(List<PlacementStrategy> chain) {
    strategies = chain;
    return this;
  }

  /** With constraints. */
  public RunTaskBuilder constraints(List<PlacementConstraint> all) {
    constraints = all;
    return this;
  }

  /** With capacity providers. */
  public RunTaskBuilder providers(CapacityProviderStrategyItem... items) {
    providers = List.of(items);
    return this;
  }

  /** With volumes. */
  public RunTaskBuilder volumes(TaskVolumeConfiguration... all) {
    volumes = List.of(all);
    return this;
  }

  /** The call of RunTask. */
  public RunTask build() {
    return new RunTask(
        providers,
        cluster,
        count,
        managedTags,
        executeCommand,
        group,
        launchType,
        network,
        overrides,
        constraints,
        strategies,
        platformVersion,
        propagateTags,
        null,
        startedBy,
        tags,
        taskDefinition,
        clientToken,
        volumes);
  }

  /** The same as a call of StartTask on these instances. */
  public StartTask on(String... instances) {
    return new StartTask(
        cluster,
        List.of(instances),
        managedTags,
        executeCommand,
        group,
        network,
        overrides,
        propagateTags,
        null,
        startedBy,
        tags,
        taskDefinition,
        volumes);
  }
}
