package dev.berth.scenarios.spec;

import dev.berth.engine.placement.policy.KnownPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The names that a placement policy can have, other than a class's. */
public final class PolicyNames implements Supplier<List<String>> {
  /** The name for what the scenario's own strategies say. */
  public static final String ECS = "ecs";

  @Override
  public List<String> get() {
    List<String> names = new ArrayList<>();
    names.add(ECS);
    KnownPolicies.all().forEach(policy -> names.add(policy.name()));
    return names;
  }

  /** The names with their aliases. */
  public static List<String> all() {
    List<String> names = new ArrayList<>(new PolicyNames().get());
    KnownPolicies.all().forEach(policy -> names.addAll(policy.aliases()));
    return names;
  }
}
