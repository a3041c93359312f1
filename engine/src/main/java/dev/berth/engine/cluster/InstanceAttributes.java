package dev.berth.engine.cluster;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.DeleteAttributes;
import dev.berth.engine.api.instance.PutAttributes;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The attributes of a cluster's instances: those that agents register, and custom ones. */
final class InstanceAttributes {
  private final ClusterState state;
  private final ToIntFunction<String> finder;
  private final IntFunction<String> arns;

  /**
   * The attributes of these instances.
   *
   * @param finder the number of an instance by id or ARN, or {@link Placement#NO_INSTANCE}
   * @param arns the ARN of an instance by its number
   */
  InstanceAttributes(ClusterState state, ToIntFunction<String> finder, IntFunction<String> arns) {
    this.state = state;
    this.finder = finder;
    this.arns = arns;
  }

  /** All attributes of an instance, in alphabetical order; those without a value have none. */
  List<Attribute> of(int instance) {
    Map<String, @Nullable String> all = new TreeMap<>();
    state.capabilities(instance).forEach(name -> all.put(name, null));
    state.attributes(instance).forEach((name, value) -> all.put(name, orNull(value)));
    return all.entrySet().stream()
        .map(entry -> new Attribute(entry.getKey(), entry.getValue(), null, null))
        .toList();
  }

  Outcome<PutAttributes.Response> put(PutAttributes request) {
    return checked(request.attributes())
        .then(targets -> {
          EcsError error = checkCounts(targets);
          if (error != null) {
            return Outcome.refused(error);
          }
          List<Attribute> set = new ArrayList<>();
          targets.forEach((attribute, instance) -> {
            String value = attribute.value();
            state.setAttribute(instance, name(attribute), value == null ? "" : value);
            set.add(at(instance, name(attribute), value));
          });
          return Outcome.of(new PutAttributes.Response(set));
        });
  }

  Outcome<DeleteAttributes.Response> delete(DeleteAttributes request) {
    return checked(request.attributes())
        .then(targets -> {
          List<Attribute> deleted = new ArrayList<>();
          targets.forEach((attribute, instance) -> {
            String found = state.attributes(instance).get(name(attribute));
            String wanted = attribute.value();
            if (found != null && (wanted == null || wanted.equals(found))) {
              state.setAttribute(instance, name(attribute), null);
              deleted.add(at(instance, name(attribute), orNull(found)));
            }
          });
          return Outcome.of(new DeleteAttributes.Response(deleted));
        });
  }

  /** The instances that attributes are for, once all is right with these. */
  private Outcome<Map<Attribute, Integer>> checked(@Nullable List<Attribute> attributes) {
    if (attributes == null || attributes.isEmpty()) {
      return Outcome.refused(AttributeRules.invalid("attributes is empty, expected at least one"));
    }
    if (attributes.size() > AttributeRules.MAX_COUNT) {
      return Outcome.refused(
          AttributeRules.invalid(
              "%d attributes in one call, expected at most %d"
                  .formatted(attributes.size(), AttributeRules.MAX_COUNT)));
    }
    Map<Attribute, Integer> targets = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      EcsError error = check(attribute);
      if (error != null) {
        return Outcome.refused(error);
      }
      int instance = finder.applyAsInt(String.valueOf(attribute.targetId()));
      if (instance == Placement.NO_INSTANCE || state.status(instance) == InstanceStatus.INACTIVE) {
        return Outcome.refused(
            new EcsError.TargetNotFoundException(
                "The specified target was not found: " + attribute.targetId()));
      }
      targets.put(attribute, instance);
    }
    return Outcome.of(targets);
  }

  private static @Nullable EcsError check(Attribute attribute) {
    EcsError ofName = AttributeRules.name(attribute.name());
    if (ofName != null) {
      return ofName;
    }
    if (AttributeRules.isBuiltIn(name(attribute))) {
      return AttributeRules.invalid(
          "attribute '%s' is one that the agent registers, expected a custom one"
              .formatted(attribute.name()));
    }
    EcsError ofValue = AttributeRules.value(attribute.value());
    return ofValue != null ? ofValue : AttributeRules.target(attribute);
  }

  private @Nullable EcsError checkCounts(Map<Attribute, Integer> targets) {
    Map<Integer, Set<String>> customNames = new LinkedHashMap<>();
    for (Map.Entry<Attribute, Integer> entry : targets.entrySet()) {
      Set<String> names =
          customNames.computeIfAbsent(entry.getValue(), instance -> customNames(instance));
      if (names.add(name(entry.getKey())) && names.size() > AttributeRules.MAX_COUNT) {
        return new EcsError.AttributeLimitExceededException(
            "a container instance can have at most %d custom attributes"
                .formatted(AttributeRules.MAX_COUNT));
      }
    }
    return null;
  }

  private Set<String> customNames(int instance) {
    Set<String> names = new LinkedHashSet<>(state.attributes(instance).keySet());
    names.removeIf(AttributeRules::isBuiltIn);
    return names;
  }

  private Attribute at(int instance, String name, @Nullable String value) {
    return new Attribute(name, value, Attribute.CONTAINER_INSTANCE, arns.apply(instance));
  }

  private static String name(Attribute attribute) {
    return String.valueOf(attribute.name());
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
