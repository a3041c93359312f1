package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.capacity.CapacityOperation;
import dev.berth.engine.api.capacity.CreateCapacityProvider;
import dev.berth.engine.api.capacity.DeleteCapacityProvider;
import dev.berth.engine.api.capacity.DescribeCapacityProviders;
import dev.berth.engine.api.capacity.PutClusterCapacityProviders;
import dev.berth.engine.api.capacity.UpdateCapacityProvider;
import dev.berth.engine.api.cluster.ClusterOperation;
import dev.berth.engine.api.setting.SettingOperation;
import dev.berth.engine.api.tag.TagCalls;
import dev.berth.engine.api.tag.TagOperation;
import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.api.taskdefinition.TaskDefinitionOperation;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.cluster.call.ProviderContext;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an account holds in its Region: the books that calls are answered from. */
public final class Account {
  private final Arns arns;
  private final AccountSettings settings;
  private final Clusters clusters;
  private final TaskDefinitions taskDefinitions;
  private final TagCalls tags;
  private final int mostProviders;

  /**
   * What readers see who do not see changes at once.
   *
   * @param figures what is seen to be in a cluster, by its name, at a time
   */
  public record Reads(Lag lag, BiFunction<String, Long, ClusterFigures> figures) {}

  /**
   * An account that holds nothing.
   *
   * @param missing what negative operators of constraints say of instances without the attribute
   * @param figures what is in a cluster, by its name
   * @param isRun whether a task runs a revision
   * @param reads how much later readers see what has changed; {@code null} if at once
   */
  public Account(
      Arns arns,
      MissingAttribute missing,
      Function<String, ClusterFigures> figures,
      Predicate<TaskDefinition> isRun,
      AccountCapacity capacity,
      @Nullable Reads reads) {
    this.arns = arns;
    mostProviders = capacity.profile().mostProviders();
    Lag lag = reads == null ? null : reads.lag();
    taskDefinitions =
        new TaskDefinitions(arns, missing, revision -> isRun.test(revision.definition()), lag);
    settings = new AccountSettings(arns);
    clusters =
        new Clusters(
            arns,
            () -> settings.effective(SettingName.CONTAINER_INSIGHTS),
            figures,
            capacity,
            reads == null ? null : new DelayedClusters(reads.lag(), reads.figures()));
    tags = new TagCalls(arns, new AccountTags(clusters, taskDefinitions, clusters.providers()));
  }

  /** Creates a cluster that comes with the world. */
  public void addCluster(String name) {
    clusters.begin(name);
  }

  /** Registers a task definition when the world begins, as the revision that it says it is. */
  public void declare(DeclaredDefinition declared) {
    taskDefinitions.declare(declared, arns.root());
  }

  /** Registers a task definition when the world begins, unless that has been done. */
  public void declare(TaskDefinition definition) {
    if (taskDefinitions.find(definition.qualifiedName()) == null) {
      declare(DeclaredDefinition.of(definition));
    }
  }

  /** Answers an operation that is about no single cluster's tasks. */
  public <R> Outcome<R> answer(Operation<R> operation, long now) {
    // An operation's own type says what is answered to it, but a switch cannot know that.
    @SuppressWarnings("unchecked")
    Outcome<R> outcome =
        (Outcome<R>)
            switch (operation) {
              case ClusterOperation<?> call -> clusters.answer(call, now);
              case CapacityOperation<?> call -> answer(call);
              case SettingOperation<?> call -> settings.answer(call);
              case TagOperation<?> call -> tags.answer(call);
              case TaskDefinitionOperation<?> call ->
                  taskDefinitions.answer(call, arns.root(), now);
              default ->
                  Outcome.refused(
                      new EcsError.UnsupportedFeatureException(
                          operation.getClass().getSimpleName() + " is not simulated"));
            };
    return outcome;
  }

  private Outcome<?> answer(CapacityOperation<?> operation) {
    CapacityProviders providers = clusters.providers();
    return switch (operation) {
      case CreateCapacityProvider call -> providers.create(call);
      case UpdateCapacityProvider call -> providers.update(call);
      case DeleteCapacityProvider call -> providers.delete(call);
      case DescribeCapacityProviders call -> providers.describe(call);
      case PutClusterCapacityProviders call -> clusters.put(call);
    };
  }

  /** The providers of Auto Scaling groups that clusters have. */
  public List<ProviderView> attachedProviders() {
    return clusters.attached();
  }

  /** What calls that start tasks in a cluster may say of capacity providers. */
  public ProviderContext providers(String cluster) {
    List<String> names = clusters.providersOf(cluster);
    return new ProviderContext(
        names,
        names.stream().filter(clusters.providers()::scales).toList(),
        clusters.strategyOf(cluster),
        mostProviders);
  }

  /** The name of the cluster that a call is about. */
  public Outcome<String> clusterName(@Nullable String reference) {
    return clusters.resolve(reference);
  }

  /** The revision that a call means by a family, {@code family:revision} or an ARN. */
  public Outcome<RunnableDefinition> runnable(@Nullable String reference) {
    return taskDefinitions.resolve(reference).then(revision -> Outcome.of(runnable(revision)));
  }

  /** The revision that a service is to have tasks of. */
  public Outcome<RunnableDefinition> runnableForService(@Nullable String reference) {
    return taskDefinitions
        .resolveForService(reference)
        .then(revision -> Outcome.of(runnable(revision)));
  }

  private RunnableDefinition runnable(Revision revision) {
    RegisteredTaskDefinition description = revision.description();
    return new RunnableDefinition(
        revision.definition(),
        revision.arn(),
        revision.constraints(),
        taskDefinitions.tagsOf(revision).list(),
        description.taskRoleArn(),
        description.executionRoleArn(),
        description.volumes().stream()
            .filter(volume -> Boolean.TRUE.equals(volume.configuredAtLaunch()))
            .map(volume -> String.valueOf(volume.name()))
            .toList(),
        description.compatibilities());
  }
}
