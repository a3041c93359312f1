package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Listing;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.capacity.PutClusterCapacityProviders;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.cluster.Cluster;
import dev.berth.engine.api.cluster.ClusterOperation;
import dev.berth.engine.api.cluster.ClusterSetting;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.cluster.DeleteCluster;
import dev.berth.engine.api.cluster.DescribeClusters;
import dev.berth.engine.api.cluster.ListClusters;
import dev.berth.engine.api.cluster.UpdateCluster;
import dev.berth.engine.api.cluster.UpdateClusterSettings;
import dev.berth.engine.api.tag.TagBook;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.capacity.ScalingProfile;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clusters of an account, in the order of their creation. */
public final class Clusters implements TagBook {
  /** The most clusters of an account in a Region. */
  public static final int MAX_CLUSTERS = 10_000;

  /** How long a deleted cluster can still be described; how long ECS does is open. */
  public static final long INACTIVE_NANOS = 3_600_000_000_000L;

  private static final int MOST_DESCRIBED = 100;
  private static final List<String> FIELDS =
      List.of("ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS");

  private final Arns arns;
  private final Supplier<String> insightsByDefault;
  private final Function<String, ClusterFigures> figures;
  private final @Nullable DelayedClusters delayed;
  private final CapacityProviders providers;
  private final ScalingProfile profile;
  private final Map<String, ClusterEntry> entries = new LinkedHashMap<>();
  private long created;
  private long clock;

  /**
   * A book without clusters.
   *
   * @param insightsByDefault the containerInsights of clusters that are created without
   * @param figures what is in a cluster, by its name
   */
  public Clusters(
      Arns arns,
      Supplier<String> insightsByDefault,
      Function<String, ClusterFigures> figures,
      AccountCapacity capacity) {
    this(arns, insightsByDefault, figures, capacity, null);
  }

  /**
   * The same for readers who see changes later.
   *
   * @param delayed {@code null} if they see them at once
   */
  Clusters(
      Arns arns,
      Supplier<String> insightsByDefault,
      Function<String, ClusterFigures> figures,
      AccountCapacity capacity,
      @Nullable DelayedClusters delayed) {
    this.arns = arns;
    profile = capacity.profile();
    providers = new CapacityProviders(arns, capacity.groups(), this::isAttached);
    this.insightsByDefault = insightsByDefault;
    this.figures = figures;
    this.delayed = delayed;
  }

  /** Creates a cluster that has been there since before anybody could ask. */
  void begin(String name) {
    create(new CreateCluster(name));
    if (delayed != null) {
      delayed.begin(whole(entry(name)));
    }
  }

  /** Answers one of the operations on clusters. */
  public Outcome<?> answer(ClusterOperation<?> operation, long now) {
    forgetDeleted(now);
    clock = now;
    Outcome<?> outcome =
        switch (operation) {
          case CreateCluster create -> create(create);
          case DeleteCluster delete -> delete(delete, now);
          case DescribeClusters describe -> describe(describe);
          case ListClusters list -> list(list);
          case UpdateCluster update -> update(update);
          case UpdateClusterSettings update -> updateSettings(update);
        };
    if (delayed == null || !(outcome instanceof Outcome.Done<?>(Object response))) {
      return outcome;
    }
    return switch (response) {
      case CreateCluster.Response(var cluster) -> changed(cluster, outcome);
      case DeleteCluster.Response(var cluster) -> changed(cluster, outcome);
      case UpdateCluster.Response(var cluster) -> changed(cluster, outcome);
      case UpdateClusterSettings.Response(var cluster) -> changed(cluster, outcome);
      case DescribeClusters.Response found when operation instanceof DescribeClusters call ->
          Outcome.of(delayed.seen(call, found, now));
      case ListClusters.Response _ when operation instanceof ListClusters call ->
          delayed.list(call, now);
      default -> outcome;
    };
  }

  private Outcome<?> changed(Cluster cluster, Outcome<?> outcome) {
    noteChange(cluster.clusterName());
    return outcome;
  }

  private void noteChange(String name) {
    if (delayed != null) {
      delayed.changed(whole(entry(name)), clock);
    }
  }

  private DelayedClusters.Seen whole(ClusterEntry entry) {
    return new DelayedClusters.Seen(entry.number, describe(entry, FIELDS));
  }

  /** Whether there is such a cluster and it was not deleted. */
  public boolean has(String name) {
    ClusterEntry entry = entries.get(name);
    return entry != null && entry.isActive();
  }

  /** The name of the ACTIVE cluster that a call is about. */
  public Outcome<String> resolve(@Nullable String cluster) {
    return ClusterReference.name(cluster, arns)
        .then(name ->
            has(name)
                ? Outcome.of(name)
                : Outcome.refused(EcsError.ClusterNotFoundException.NOT_FOUND));
  }

  @Override
  public @Nullable Tags tags(ResourceArn resource) {
    return has(resource.id()) ? entry(resource.id()).tags : null;
  }

  @Override
  public void setTags(ResourceArn resource, Tags tags) {
    entry(resource.id()).tags = tags;
    noteChange(resource.id());
  }

  /** Creates a cluster, or finds it. */
  public Outcome<CreateCluster.Response> create(CreateCluster request) {
    String given = request.clusterName();
    String name = given == null ? ClusterReference.DEFAULT : given;
    EcsError error = check(name, request);
    if (error != null) {
      return Outcome.refused(error);
    }
    if (!has(name)) {
      if (entries.values().stream().filter(ClusterEntry::isActive).count() >= MAX_CLUSTERS) {
        return Outcome.refused(
            new EcsError.ClientException(
                "the account has its %d clusters already".formatted(MAX_CLUSTERS)));
      }
      List<ClusterSetting> byDefault =
          List.of(new ClusterSetting("containerInsights", insightsByDefault.get()));
      // A deleted one of this name gives way, and the new one stands where new ones stand.
      entries.remove(name);
      entries.put(
          name, new ClusterEntry(name, created++, request, merged(byDefault, request.settings())));
    }
    return Outcome.of(new CreateCluster.Response(describe(entry(name), FIELDS)));
  }

  /** Deletes an empty cluster. */
  public Outcome<DeleteCluster.Response> delete(DeleteCluster request, long now) {
    if (request.cluster() == null) {
      return invalid("cluster is missing, expected a name or an ARN");
    }
    return resolve(request.cluster())
        .then(name -> {
          ClusterFigures content = figures.apply(name);
          if (content.instances() > 0) {
            return Outcome.refused(
                new EcsError.ClusterContainsContainerInstancesException(
                    "The Cluster cannot be deleted while Container Instances are active or"
                        + " draining."));
          }
          if (content.tasks() > 0) {
            return Outcome.refused(
                new EcsError.ClusterContainsTasksException(
                    "The Cluster cannot be deleted while Tasks are active."));
          }
          ClusterEntry entry = entry(name);
          entry.deletedAt = now;
          entry.tags = Tags.NONE;
          return Outcome.of(new DeleteCluster.Response(describe(entry, FIELDS)));
        });
  }

  /** Describes clusters. */
  public Outcome<DescribeClusters.Response> describe(DescribeClusters request) {
    List<String> asked = request.clusters();
    if (asked == null || asked.isEmpty()) {
      asked = List.of(ClusterReference.DEFAULT);
    }
    if (asked.size() > MOST_DESCRIBED) {
      return invalid("clusters can have at most %d items.".formatted(MOST_DESCRIBED));
    }
    List<String> fields = request.include() == null ? List.of() : request.include();
    for (String field : fields) {
      if (!FIELDS.contains(field)) {
        return invalid("include has '%s', expected any of %s".formatted(field, FIELDS));
      }
    }
    List<Cluster> found = new ArrayList<>();
    List<MissingResource> failures = new ArrayList<>();
    for (String each : asked) {
      ClusterEntry entry = find(each);
      if (entry == null) {
        String arn = ResourceArn.looksLike(each) ? each : arns.cluster(each);
        failures.add(MissingResource.of(arn));
      } else {
        found.add(describe(entry, fields));
      }
    }
    return Outcome.of(new DescribeClusters.Response(found, failures));
  }

  /** Lists the ACTIVE clusters. */
  public Outcome<ListClusters.Response> list(ListClusters request) {
    List<ClusterEntry> active = entries.values().stream().filter(ClusterEntry::isActive).toList();
    Listing.Request page = new Listing.Request(request.maxResults(), request.nextToken());
    return Listing.page(active, Listing.Order.byNumber(entry -> entry.number), page)
        .then(listing ->
            Outcome.of(
                new ListClusters.Response(
                    listing.items().stream().map(entry -> arns.cluster(entry.name)).toList(),
                    listing.nextToken())));
  }

  /** Changes what is given of a cluster. */
  public Outcome<UpdateCluster.Response> update(UpdateCluster request) {
    if (request.cluster() == null) {
      return invalid("cluster is missing, expected a name or an ARN");
    }
    EcsError ofSettings = ClusterChecks.settings(request.settings());
    EcsError error =
        ofSettings != null ? ofSettings : ClusterChecks.configuration(request.configuration());
    if (error != null) {
      return Outcome.refused(error);
    }
    return resolve(request.cluster())
        .then(name -> {
          ClusterEntry entry = entry(name);
          entry.settings = merged(entry.settings, request.settings());
          if (request.configuration() != null) {
            entry.configuration = request.configuration();
          }
          if (request.serviceConnectDefaults() != null) {
            entry.serviceConnectDefaults = request.serviceConnectDefaults();
          }
          return Outcome.of(new UpdateCluster.Response(describe(entry, FIELDS)));
        });
  }

  /** Changes settings of a cluster. */
  public Outcome<UpdateClusterSettings.Response> updateSettings(UpdateClusterSettings request) {
    if (request.settings() == null || request.settings().isEmpty()) {
      return invalid("settings is empty, expected at least one");
    }
    return update(new UpdateCluster(request.cluster(), request.settings(), null, null))
        .then(response -> Outcome.of(new UpdateClusterSettings.Response(response.cluster())));
  }

  private @Nullable EcsError check(String name, CreateCluster request) {
    EcsError ofName = ClusterChecks.name(name);
    if (ofName != null) {
      return ofName;
    }
    EcsError ofTags = Tags.check(request.tags());
    if (ofTags != null) {
      return ofTags;
    }
    EcsError ofSettings = ClusterChecks.settings(request.settings());
    if (ofSettings != null) {
      return ofSettings;
    }
    EcsError ofConfiguration = ClusterChecks.configuration(request.configuration());
    if (ofConfiguration != null) {
      return ofConfiguration;
    }
    return check(request.capacityProviders(), request.defaultCapacityProviderStrategy());
  }

  private @Nullable EcsError check(
      @Nullable List<String> names, @Nullable List<CapacityProviderStrategyItem> strategy) {
    List<String> all = names == null ? List.of() : names.stream().map(providers::nameOf).toList();
    EcsError error = ClusterChecks.providers(all, providers::has, profile.mostProviders());
    return error != null ? error : ClusterChecks.strategy(strategy, all, profile.mostProviders());
  }

  /** The capacity providers of the account. */
  CapacityProviders providers() {
    return providers;
  }

  /** Names of the capacity providers of a cluster. */
  List<String> providersOf(String cluster) {
    return entry(cluster).capacityProviders;
  }

  /** The strategy of calls that neither name one nor a launch type. */
  List<CapacityProviderStrategyItem> strategyOf(String cluster) {
    return entry(cluster).strategy;
  }

  /** All providers of Auto Scaling groups that clusters have. */
  List<ProviderView> attached() {
    List<ProviderView> all = new ArrayList<>();
    for (ClusterEntry entry : entries.values()) {
      for (String name : entry.isActive() ? entry.capacityProviders : List.<String>of()) {
        ProviderView view = providers.view(name, entry.name);
        if (view != null) {
          all.add(view);
        }
      }
    }
    return all;
  }

  /** Says which capacity providers a cluster has. */
  Outcome<PutClusterCapacityProviders.Response> put(PutClusterCapacityProviders call) {
    List<String> given = call.capacityProviders();
    List<CapacityProviderStrategyItem> strategy = call.defaultCapacityProviderStrategy();
    if (call.cluster() == null || given == null || strategy == null) {
      return invalid(
          "cluster, capacityProviders and defaultCapacityProviderStrategy must all be given");
    }
    return resolve(call.cluster())
        .then(name -> {
          EcsError error = check(given, strategy);
          List<String> names = given.stream().map(providers::nameOf).distinct().toList();
          for (String dropped : entry(name).capacityProviders) {
            if (error == null
                && !names.contains(dropped)
                && figures.apply(name).providersInUse().contains(dropped)) {
              error =
                  new EcsError.ResourceInUseException(
                      "The specified resource is in use and cannot be removed.");
            }
          }
          for (String added : names) {
            if (error == null && providers.scales(added) && isOfAnother(added, name)) {
              error =
                  new EcsError.InvalidParameterException(
                      "capacity provider '%s' scales its group for another cluster"
                          .formatted(added));
            }
          }
          if (error != null) {
            return Outcome.refused(error);
          }
          entry(name).capacityProviders = names;
          entry(name).strategy = List.copyOf(strategy);
          return Outcome.of(
              new PutClusterCapacityProviders.Response(describe(entry(name), FIELDS)));
        });
  }

  private boolean isAttached(String provider) {
    return entries.values().stream()
        .anyMatch(entry -> entry.isActive() && entry.capacityProviders.contains(provider));
  }

  private boolean isOfAnother(String provider, String cluster) {
    return entries.values().stream()
        .anyMatch(entry ->
            entry.isActive()
                && !entry.name.equals(cluster)
                && entry.capacityProviders.contains(provider));
  }

  private @Nullable ClusterEntry find(String reference) {
    return switch (ClusterReference.name(reference, arns)) {
      case Outcome.Done<String>(String name) -> entries.get(name);
      case Outcome.Refused<String> _ -> null;
    };
  }

  private ClusterEntry entry(String name) {
    ClusterEntry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no cluster '" + name + "'");
    }
    return entry;
  }

  private void forgetDeleted(long now) {
    entries
        .values()
        .removeIf(entry -> !entry.isActive() && now - entry.deletedAt >= INACTIVE_NANOS);
  }

  private Cluster describe(ClusterEntry entry, List<String> fields) {
    ClusterFigures content = entry.isActive() ? figures.apply(entry.name) : ClusterFigures.EMPTY;
    return new Cluster(
        arns.cluster(entry.name),
        entry.name,
        fields.contains("CONFIGURATIONS") ? entry.configuration : null,
        entry.isActive() ? "ACTIVE" : "INACTIVE",
        content.instances(),
        content.runningTasks(),
        content.pendingTasks(),
        0,
        fields.contains("STATISTICS") ? statistics(content) : List.of(),
        fields.contains("TAGS") ? entry.tags.list() : List.of(),
        fields.contains("SETTINGS") ? entry.settings : List.of(),
        entry.capacityProviders,
        entry.strategy,
        entry.serviceConnectDefaults);
  }

  static List<Cluster.KeyValuePair> statistics(ClusterFigures content) {
    List<Cluster.KeyValuePair> all = new ArrayList<>();
    all.add(pair("runningEC2TasksCount", content.runningTasks()));
    all.add(pair("runningFargateTasksCount", 0));
    all.add(pair("pendingEC2TasksCount", content.pendingTasks()));
    all.add(pair("pendingFargateTasksCount", 0));
    for (String services :
        List.of("activeEC2", "activeFargate", "drainingEC2", "drainingFargate")) {
      all.add(pair(services + "ServiceCount", 0));
    }
    return List.copyOf(all);
  }

  private static Cluster.KeyValuePair pair(String name, int value) {
    return new Cluster.KeyValuePair(name, String.valueOf(value));
  }

  private static List<ClusterSetting> merged(
      List<ClusterSetting> settings, @Nullable List<ClusterSetting> changed) {
    return changed == null || changed.isEmpty() ? settings : List.of(changed.getLast());
  }

  private static <R> Outcome<R> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
