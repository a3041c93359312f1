package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Shorthand;
import dev.berth.scenarios.binding.Within;
import java.time.Duration;

/** A duration, fixed or drawn from a distribution. */
@Called("duration, fixed or random")
public sealed interface DurationSpec extends RunTimeSpec {
  /** Always the same. */
  @JsonClassDescription("Always the same.")
  @Shorthand("value")
  record Constant(@JsonPropertyDescription("The duration.") Duration value)
      implements DurationSpec {}

  /** Any duration between two bounds, all equally likely. */
  @JsonClassDescription("Any duration between two bounds, all equally likely.")
  record Uniform(
      @JsonPropertyDescription("The shortest.") Duration low,
      @JsonPropertyDescription("The longest.") Duration high)
      implements DurationSpec {
    public Uniform {
      Positive.requireOrder("high", high, "low", low);
    }
  }

  /** Memoryless. */
  @JsonClassDescription("Memoryless.")
  record Exponential(@JsonPropertyDescription("The mean.") Duration mean) implements DurationSpec {
    public Exponential {
      Positive.require("mean", mean);
    }
  }

  /** The exponential of a normal distribution. */
  @JsonClassDescription("The exponential of a normal distribution.")
  record LogNormal(
      @JsonPropertyDescription("The median.") Duration median,
      @JsonPropertyDescription("Standard deviation of the logarithm.") @Within(max = 20)
          double sigma)
      implements DurationSpec {
    public LogNormal {
      Positive.require("median", median);
    }
  }

  /** Heavy-tailed: the chance of more than x falls with x to the power of shape. */
  @JsonClassDescription(
      "Heavy-tailed: the chance of more than x falls with x to the power of shape.")
  record Pareto(
      @JsonPropertyDescription("The shortest.") Duration minimum,
      @JsonPropertyDescription("The smaller, the heavier the tail.") @Within(max = 1_000)
          double shape)
      implements DurationSpec {
    public Pareto {
      Positive.require("minimum", minimum);
      Positive.require("shape", shape);
    }
  }

  /** Times to failure. */
  @JsonClassDescription("Times to failure.")
  record Weibull(
      @JsonPropertyDescription("63 % are shorter.") Duration scale,
      @JsonPropertyDescription("Below 1 for rates that fall with age, above 1 for rising ones.")
          @Within(max = 1_000)
          double shape)
      implements DurationSpec {
    public Weibull {
      Positive.require("scale", scale);
      Positive.require("shape", shape);
    }
  }

  /** Another distribution, moved up. */
  @JsonClassDescription("Another distribution, moved up.")
  record Shifted(
      @JsonPropertyDescription("How far.") Duration by,
      @JsonPropertyDescription("The distribution.") DurationSpec base)
      implements DurationSpec {}
}
