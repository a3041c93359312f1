package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.EcsError.UnsupportedFeatureException;
import dev.berth.engine.api.Listing;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.capacity.AutoScalingGroupProvider;
import dev.berth.engine.api.capacity.AutoScalingGroupProviderUpdate;
import dev.berth.engine.api.capacity.CapacityProvider;
import dev.berth.engine.api.capacity.CreateCapacityProvider;
import dev.berth.engine.api.capacity.DeleteCapacityProvider;
import dev.berth.engine.api.capacity.DescribeCapacityProviders;
import dev.berth.engine.api.capacity.ManagedScaling;
import dev.berth.engine.api.capacity.UpdateCapacityProvider;
import dev.berth.engine.api.tag.TagBook;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.capacity.ScalingSettings;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The capacity providers of an account, those of Fargate first, then in order of creation. */
public final class CapacityProviders implements TagBook {
  /** What AWS provides; they can be neither changed nor deleted. */
  public static final List<String> FARGATE = List.of("FARGATE", "FARGATE_SPOT");

  private static final String AUTO_SCALING = "EC2_AUTOSCALING";
  private static final int LARGEST_PAGE = 10;
  private static final long NANOS = 1_000_000_000L;

  private final Arns arns;
  private final Map<String, GroupView> groups = new LinkedHashMap<>();
  private final Map<String, ProviderEntry> entries = new LinkedHashMap<>();
  private final Predicate<String> isAttached;
  private long created;

  /**
   * A book with the providers of Fargate only.
   *
   * @param groups the Auto Scaling groups of the account
   * @param isAttached whether any cluster has a provider
   */
  CapacityProviders(Arns arns, List<GroupView> groups, Predicate<String> isAttached) {
    this.arns = arns;
    this.isAttached = isAttached;
    groups.forEach(group -> this.groups.put(group.name(), group));
    FARGATE.forEach(name -> entries.put(name, new ProviderEntry(name, created++, name, null)));
  }

  /** Whether there is such a provider, and it is not deleted. */
  boolean has(String name) {
    ProviderEntry entry = entries.get(name);
    return entry != null && entry.active;
  }

  /** Whether tasks may wait in PROVISIONING for instances of a provider. */
  boolean scales(String name) {
    ProviderEntry entry = entries.get(name);
    return entry != null && entry.scaling.isOn();
  }

  /** The provider of an Auto Scaling group as those see it who scale it, if it is one. */
  @Nullable ProviderView view(String name, String cluster) {
    ProviderEntry entry = entries.get(name);
    String group = entry == null ? null : entry.group;
    return entry == null || group == null
        ? null
        : new ProviderView(name, group, cluster, entry.scaling, entry.protects, entry.drains);
  }

  /** The name that a name or an ARN stands for. */
  String nameOf(String reference) {
    return ResourceArn.parse(reference)
        .filter(arn -> arn.kind() == ResourceArn.Kind.CAPACITY_PROVIDER && arn.isOf(arns))
        .map(ResourceArn::id)
        .orElse(reference);
  }

  @Override
  public @Nullable Tags tags(ResourceArn resource) {
    ProviderEntry entry = entries.get(resource.id());
    return entry == null || !entry.active ? null : entry.tags;
  }

  @Override
  public void setTags(ResourceArn resource, Tags tags) {
    ProviderEntry entry = entries.get(resource.id());
    if (entry != null) {
      entry.tags = tags;
    }
  }

  Outcome<CreateCapacityProvider.Response> create(CreateCapacityProvider call) {
    EcsError ofName = ProviderChecks.name(call.name());
    if (ofName != null) {
      return Outcome.refused(ofName);
    }
    String name = String.valueOf(call.name());
    AutoScalingGroupProvider given = call.autoScalingGroupProvider();
    if (given == null) {
      return Outcome.refused(
          call.managedInstancesProvider() != null
              ? new UnsupportedFeatureException("ECS Managed Instances are not simulated")
              : new InvalidParameterException(
                  "autoScalingGroupProvider or managedInstancesProvider is missing"));
    }
    if (has(name)) {
      return Outcome.refused(
          new ClientException(
              "The specified capacity provider already exists. To change the configuration of an"
                  + " existing capacity provider, update the capacity provider."));
    }
    GroupView group = groupOf(given.autoScalingGroupArn());
    EcsError error = check(given, group);
    if (error != null || group == null) {
      return Outcome.refused(error == null ? unknownGroup() : error);
    }
    EcsError ofTags = Tags.check(call.tags());
    if (ofTags != null) {
      return Outcome.refused(ofTags);
    }
    ProviderEntry entry = new ProviderEntry(name, created++, AUTO_SCALING, group.name());
    entry.tags = Tags.of(call.tags());
    apply(
        entry,
        new AutoScalingGroupProviderUpdate(
            given.managedScaling(), given.managedTerminationProtection(), given.managedDraining()));
    entry.updateStatus = "CREATE_COMPLETE";
    entries.remove(name);
    entries.put(name, entry);
    return Outcome.of(new CreateCapacityProvider.Response(describe(entry, true)));
  }

  Outcome<UpdateCapacityProvider.Response> update(UpdateCapacityProvider call) {
    ProviderEntry entry = call.name() == null ? null : entries.get(nameOf(call.name()));
    AutoScalingGroupProviderUpdate given = call.autoScalingGroupProvider();
    if (entry == null || !entry.active || given == null) {
      return Outcome.refused(
          given == null
              ? new InvalidParameterException("autoScalingGroupProvider is missing")
              : unknown());
    }
    GroupView group = entry.group == null ? null : groups.get(entry.group);
    if (group == null) {
      return Outcome.refused(
          new InvalidParameterException(
              "capacity provider %s is AWS's own, and cannot be changed".formatted(entry.name)));
    }
    EcsError error = checkManagement(given, entry.scaling, group);
    if (error != null) {
      return Outcome.refused(error);
    }
    apply(entry, given);
    entry.updateStatus = "UPDATE_COMPLETE";
    return Outcome.of(new UpdateCapacityProvider.Response(describe(entry, true)));
  }

  Outcome<DeleteCapacityProvider.Response> delete(DeleteCapacityProvider call) {
    String reference = call.capacityProvider();
    ProviderEntry entry = reference == null ? null : entries.get(nameOf(reference));
    if (entry == null || !entry.active) {
      return Outcome.refused(unknown());
    }
    if (entry.group == null) {
      return Outcome.refused(
          new InvalidParameterException(
              "capacity provider %s is AWS's own, and cannot be deleted".formatted(entry.name)));
    }
    if (isAttached.test(entry.name)) {
      return Outcome.refused(
          new ClientException(
              "The capacity provider cannot be deleted because it is associated with a cluster."
                  + " Remove the capacity provider from the cluster and try again."));
    }
    entry.active = false;
    entry.updateStatus = "DELETE_COMPLETE";
    return Outcome.of(new DeleteCapacityProvider.Response(describe(entry, true)));
  }

  Outcome<DescribeCapacityProviders.Response> describe(DescribeCapacityProviders call) {
    List<String> fields = call.include() == null ? List.of() : call.include();
    for (String field : fields) {
      if (!field.equals("TAGS")) {
        return Outcome.refused(
            new InvalidParameterException(
                "include has '%s', expected any of [TAGS]".formatted(field)));
      }
    }
    List<String> asked = call.capacityProviders();
    List<ProviderEntry> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    if (asked == null || asked.isEmpty()) {
      found.addAll(entries.values());
    } else {
      for (String reference : asked) {
        ProviderEntry entry = entries.get(nameOf(reference));
        if (entry == null) {
          String arn =
              ResourceArn.looksLike(reference) ? reference : arns.capacityProvider(reference);
          failures.add(Failure.of(arn, "MISSING"));
        } else {
          found.add(entry);
        }
      }
    }
    Listing.Request page = new Listing.Request(call.maxResults(), call.nextToken(), LARGEST_PAGE);
    return Listing.page(found, Listing.Order.byNumber(entry -> entry.number), page)
        .then(listing ->
            Outcome.of(
                new DescribeCapacityProviders.Response(
                    listing.items().stream()
                        .map(entry -> describe(entry, fields.contains("TAGS")))
                        .toList(),
                    failures,
                    listing.nextToken())));
  }

  private @Nullable GroupView groupOf(@Nullable String reference) {
    for (GroupView group : groups.values()) {
      if (group.name().equals(reference) || group.arn().equals(reference)) {
        return group;
      }
    }
    return null;
  }

  private @Nullable EcsError check(AutoScalingGroupProvider given, @Nullable GroupView group) {
    if (group == null) {
      return unknownGroup();
    }
    boolean taken =
        entries.values().stream()
            .anyMatch(entry -> entry.active && group.name().equals(entry.group));
    if (taken) {
      return new ClientException(
          "The specified Auto Scaling group ARN is already being used by another capacity"
              + " provider. Specify a unique Auto Scaling group ARN and try again.");
    }
    AutoScalingGroupProviderUpdate management =
        new AutoScalingGroupProviderUpdate(
            given.managedScaling(), given.managedTerminationProtection(), given.managedDraining());
    return checkManagement(management, ScalingSettings.OFF, group);
  }

  /** Protection needs managed scaling, and a group that protects new instances. */
  private static @Nullable EcsError checkManagement(
      AutoScalingGroupProviderUpdate given, ScalingSettings before, GroupView group) {
    EcsError ofScaling = ProviderChecks.scaling(given.managedScaling());
    if (ofScaling != null) {
      return ofScaling;
    }
    EcsError ofProtection =
        ProviderChecks.isSwitch(
            "managedTerminationProtection", given.managedTerminationProtection());
    EcsError ofDraining = ProviderChecks.isSwitch("managedDraining", given.managedDraining());
    if (ofProtection != null || ofDraining != null) {
      return ofProtection != null ? ofProtection : ofDraining;
    }
    if (!"ENABLED".equals(given.managedTerminationProtection())) {
      return null;
    }
    if (!ProviderChecks.merged(before, given.managedScaling()).isOn()) {
      return new InvalidParameterException(
          "The managed termination protection setting for the capacity provider is invalid. To"
              + " enable managed termination protection for a capacity provider, enable managed"
              + " scaling.");
    }
    return group.protectsNew()
        ? null
        : new InvalidParameterException(
            "The managed termination protection setting for the capacity provider is invalid. To"
                + " enable managed termination protection for a capacity provider, the Auto"
                + " Scaling group must have instance protection from scale in enabled.");
  }

  private static void apply(ProviderEntry entry, AutoScalingGroupProviderUpdate given) {
    entry.scaling = ProviderChecks.merged(entry.scaling, given.managedScaling());
    if (given.managedTerminationProtection() != null) {
      entry.protects = given.managedTerminationProtection().equals("ENABLED");
    }
    if (given.managedDraining() != null) {
      entry.drains = given.managedDraining().equals("ENABLED");
    }
  }

  private CapacityProvider describe(ProviderEntry entry, boolean withTags) {
    GroupView group = entry.group == null ? null : groups.get(entry.group);
    return new CapacityProvider(
        arns.capacityProvider(entry.name),
        entry.name,
        null,
        entry.active ? "ACTIVE" : "INACTIVE",
        group == null
            ? null
            : new AutoScalingGroupProvider(
                group.arn(), scaling(entry.scaling), word(entry.protects), word(entry.drains)),
        entry.updateStatus,
        null,
        withTags ? entry.tags.list() : List.of(),
        entry.type);
  }

  private static ManagedScaling scaling(ScalingSettings scaling) {
    return new ManagedScaling(
        word(scaling.isOn()),
        scaling.targetCapacity(),
        scaling.minimumStep(),
        scaling.maximumStep(),
        (int) (scaling.warmupNanos() / NANOS));
  }

  private static String word(boolean isOn) {
    return isOn ? "ENABLED" : "DISABLED";
  }

  private static EcsError unknown() {
    return new ClientException(
        "The specified capacity provider does not exist. Specify a valid name or ARN and try"
            + " again.");
  }

  private static EcsError unknownGroup() {
    return new ClientException(
        "The specified Auto Scaling group ARN is invalid. Specify a valid ARN and try again.");
  }
}
