package dev.berth.scenarios;

import dev.berth.engine.WorldSpecification;
import dev.berth.scenarios.assembly.StepPlan;
import dev.berth.scenarios.assembly.WorldPlan;
import dev.berth.scenarios.expectation.Expectation;
import dev.berth.scenarios.source.Problem;
import dev.berth.scenarios.spec.ScenarioSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A scenario that is ready to run.
 *
 * @param text the file as it was read
 * @param directory what paths in it are relative to
 * @param overrides the {@code --set} options applied to it
 * @param spec all settings in effect, defaults included
 * @param world the world that they describe, complete but for the seed
 * @param expectations those that are made of these settings
 * @param warnings what is odd but no error
 */
public record Scenario(
    String text,
    Path directory,
    List<String> overrides,
    ScenarioSpec spec,
    WorldPlan world,
    List<Expectation> expectations,
    List<Problem> warnings) {
  public Scenario {
    overrides = List.copyOf(overrides);
    expectations = List.copyOf(expectations);
    warnings = List.copyOf(warnings);
  }

  /** The name that results carry. */
  public String name() {
    return spec.name();
  }

  /** One line on what the scenario is about; may be empty. */
  public String description() {
    return spec.description();
  }

  /** The seed that the file gives. */
  public long seed() {
    return spec.seed();
  }

  /** The same scenario with one more step. */
  public Scenario with(StepPlan step) {
    return new Scenario(text, directory, overrides, spec, world.with(step), expectations, warnings);
  }

  /** The world to run, with another seed than the file's where one is given. */
  public WorldSpecification toWorld(OptionalLong seedOverride) {
    return world.withSeed(seedOverride.orElse(seed()));
  }
}
