package dev.berth.engine;

import dev.berth.engine.lifecycle.ReleaseRule;
import dev.berth.engine.placement.query.MissingAttribute;

/**
 * Where documents and reports leave open how ECS behaves, or contradict each other: how this world
 * behaves.
 *
 * @param missingAttribute what {@code !=}, {@code !in} and {@code !~} say of an instance without
 *     the attribute
 */
public record OpenRules(MissingAttribute missingAttribute, ReleaseRule release) {
  /** What is most likely. */
  public static final OpenRules DEFAULT =
      new OpenRules(MissingAttribute.DIFFERS, ReleaseRule.DESIRED_STATUS);
}
