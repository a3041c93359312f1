package dev.berth.engine.placement.policy;

import dev.berth.engine.placement.PlacementPolicy;
import java.util.List;
import java.util.function.Function;

/**
 * A policy with a name.
 *
 * @param aliases further names
 * @param sentence what it does, in one sentence
 * @param isWeighing whether it goes by the weights of its setting
 * @param make the policy for a setting
 */
public record KnownPolicy(
    String name,
    List<String> aliases,
    String sentence,
    boolean isWeighing,
    Function<PolicySetting, PlacementPolicy> make) {
  public KnownPolicy {
    aliases = List.copyOf(aliases);
  }
}
