package dev.berth.engine.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * A distribution of non-negative numbers, usually seconds.
 *
 * <p>All sampling inverts the distribution function with {@link StrictMath}: the same stream gives
 * the same bits on every machine, which the JDK's ordinary logarithm does not promise.
 */
public sealed interface Distribution {
  /** Always the same value. */
  record Constant(double value) implements Distribution {
    public Constant {
      require(value >= 0, "constant", value);
    }
  }

  /** Any value between two bounds, all equally likely. */
  record Uniform(double low, double high) implements Distribution {
    public Uniform {
      require(low >= 0 && high >= low, "upper bound of a uniform distribution", high);
    }
  }

  /** Memoryless, with the given mean. */
  record Exponential(double mean) implements Distribution {
    public Exponential {
      require(mean > 0, "mean of an exponential distribution", mean);
    }
  }

  /** The exponential of a normal distribution; {@code sigma} is the deviation of the logarithm. */
  record LogNormal(double median, double sigma) implements Distribution {
    public LogNormal {
      require(median > 0, "median of a log-normal distribution", median);
      require(sigma >= 0, "sigma of a log-normal distribution", sigma);
    }
  }

  /** Heavy-tailed: the chance of exceeding x falls with x to the power of {@code shape}. */
  record Pareto(double minimum, double shape) implements Distribution {
    public Pareto {
      require(minimum > 0, "minimum of a Pareto distribution", minimum);
      require(shape > 0, "shape of a Pareto distribution", shape);
    }
  }

  /** Times to failure: falling rates with a shape below 1, rising ones above. */
  record Weibull(double scale, double shape) implements Distribution {
    public Weibull {
      require(scale > 0, "scale of a Weibull distribution", scale);
      require(shape > 0, "shape of a Weibull distribution", shape);
    }
  }

  /** Another distribution moved up by a constant. */
  record Shifted(double by, Distribution base) implements Distribution {
    public Shifted {
      require(by >= 0, "shift", by);
    }
  }

  /** The next value of this distribution, drawn from {@code random}. */
  default double sample(UniformRandomProvider random) {
    return switch (this) {
      case Constant(double value) -> value;
      case Uniform(double low, double high) -> low + (high - low) * random.nextDouble();
      case Exponential(double mean) -> -mean * StrictMath.log(upperUniform(random));
      case LogNormal(double median, double sigma) ->
          median * StrictMath.exp(sigma * gaussian(random));
      case Pareto(double minimum, double shape) ->
          minimum * StrictMath.pow(upperUniform(random), -1 / shape);
      case Weibull(double scale, double shape) ->
          scale * StrictMath.pow(-StrictMath.log(upperUniform(random)), 1 / shape);
      case Shifted(double by, Distribution base) -> by + base.sample(random);
    };
  }

  /** The next value, read as seconds, in nanoseconds. */
  default long sampleNanos(UniformRandomProvider random) {
    return Math.round(sample(random) * 1e9);
  }

  /** The smallest value that can be drawn. */
  default double minimum() {
    return switch (this) {
      case Constant(double value) -> value;
      case Uniform(double low, double _) -> low;
      case Exponential _, LogNormal _, Weibull _ -> 0;
      case Pareto(double minimum, double _) -> minimum;
      case Shifted(double by, Distribution base) -> by + base.minimum();
    };
  }

  /** A uniform number in (0, 1], so that its logarithm exists. */
  private static double upperUniform(UniformRandomProvider random) {
    return 1 - random.nextDouble();
  }

  private static double gaussian(UniformRandomProvider random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(upperUniform(random)));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  private static void require(boolean holds, String what, double value) {
    if (!holds || !Double.isFinite(value)) {
      throw new IllegalArgumentException("impossible " + what + ": " + value);
    }
  }
}
