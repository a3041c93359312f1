package dev.berth.scenarios.expectation;

import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.unit.Amount;
import dev.berth.scenarios.unit.Durations;
import dev.berth.scenarios.unit.UnitException;
import dev.berth.scenarios.unit.UnitTable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads expectations such as {@code waitSeconds.p95 < 2m}. */
public final class ExpectationParser {
  private static final String MEAN = "mean";
  private static final String FUNCTION = "function";
  private static final String INNER_FIGURE = "innerFigure";
  private static final String FIGURE = "figure";
  private static final String COMPARISON = "comparison";
  private static final String VALUE = "value";

  private static final Pattern FORM =
      Pattern.compile(
          """
          \\s*
          (?: (?<function>\\w+) \\s* \\( \\s* (?<innerFigure>[\\w.-]+) \\s* \\)
            | (?<figure>[\\w.-]+) )
          \\s* (?<comparison>[=!<>]+) \\s* (?<value>.*?) \\s*
          """,
          Pattern.COMMENTS);

  private static final String SHARE_EXAMPLE = "80% or 0.8";

  private final Problems problems;

  /** A parser that notes what it finds wrong. */
  public ExpectationParser(Problems problems) {
    this.problems = problems;
  }

  /** The expectation in a text; {@code null} when it is not one. */
  public @Nullable Expectation parse(Node.Scalar scalar) {
    Matcher matcher = FORM.matcher(scalar.text());
    if (!matcher.matches() || matcher.group(VALUE).isEmpty()) {
      problems.error(scalar.place(), "not an expectation", "write it like 'waitSeconds.p95 < 2m'");
      return null;
    }
    boolean known = isKnownFunction(scalar, matcher);
    Optional<Metric> metric = metric(scalar, matcher);
    Optional<Comparison> comparison = Comparison.of(matcher.group(COMPARISON));
    if (comparison.isEmpty()) {
      problems.error(
          part(scalar, matcher, COMPARISON),
          "unknown comparison '" + matcher.group(COMPARISON) + "'",
          "expected one of " + String.join(" ", Comparison.symbols()));
    }
    if (!known || metric.isEmpty() || comparison.isEmpty()) {
      return null;
    }
    try {
      String value = matcher.group(VALUE);
      BigDecimal expected = value(value, metric.get().kind());
      return new Expectation(
          scalar.text().strip(),
          metric.get(),
          matcher.group(FUNCTION) != null,
          comparison.get(),
          expected,
          value.contains(".") ? Math.max(0, expected.scale()) : Expectation.EXACT);
    } catch (UnitException e) {
      problems.error(part(scalar, matcher, VALUE), e.message(), e.hint());
      return null;
    }
  }

  private boolean isKnownFunction(Node.Scalar scalar, Matcher matcher) {
    String function = matcher.group(FUNCTION);
    if (function == null || function.equals(MEAN)) {
      return true;
    }
    problems.error(
        part(scalar, matcher, FUNCTION),
        "unknown function '" + function + "'",
        "expected " + MEAN + ", over all repetitions");
    return false;
  }

  private Optional<Metric> metric(Node.Scalar scalar, Matcher matcher) {
    String group = matcher.group(FUNCTION) == null ? FIGURE : INNER_FIGURE;
    String path = matcher.group(group);
    Optional<Metric> metric = Metric.find(path);
    if (metric.isEmpty()) {
      problems.error(
          part(scalar, matcher, group),
          "unknown figure '" + path + "'",
          Nearest.to(path, Metric.all().keySet())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("expected one like tasks.placed, waitSeconds.p95 or utilisation.cpu"));
    }
    return metric;
  }

  private static Place part(Node.Scalar scalar, Matcher matcher, String group) {
    return scalar.part(matcher.start(group), matcher.group(group).length());
  }

  /** The value in the metric's own unit; a bare number is in that unit already. */
  private static BigDecimal value(String text, Metric.Kind kind) throws UnitException {
    String amount = kind == Metric.Kind.DOLLARS && text.startsWith("$") ? text.substring(1) : text;
    if (amount.matches("[+-]?(\\d[\\d_]*(\\.\\d+)?|\\.\\d+)")) {
      return new BigDecimal(amount.replace("_", ""));
    }
    return switch (kind) {
      case SECONDS -> BigDecimal.valueOf(Durations.parse(amount).toNanos(), 9).stripTrailingZeros();
      case CPU_UNITS -> inUnits(Amount.parse(amount, "4 vCPU"), UnitTable.CPU);
      case MEBIBYTES ->
          inUnits(Amount.parse(amount, "64 GiB"), UnitTable.MEMORY)
              .divide(UnitTable.MEMORY.factor("MiB"));
      case SHARE -> share(amount);
      case COUNT, DOLLARS ->
          throw new UnitException("not a number: '" + amount + "'", "this figure has no unit");
    };
  }

  private static BigDecimal inUnits(Amount amount, UnitTable table) throws UnitException {
    return amount.number().multiply(table.factor(amount.unit()));
  }

  private static BigDecimal share(String text) throws UnitException {
    Amount amount = Amount.parse(text, SHARE_EXAMPLE);
    if (!amount.unit().equals("%")) {
      throw new UnitException(
          "unknown unit '" + amount.unit() + "'", "write it like " + SHARE_EXAMPLE);
    }
    return amount.number().movePointLeft(2);
  }
}
