package dev.berth.engine.api;

import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.placement.query.NearestWord;
import dev.berth.engine.placement.query.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Constraints of a request or of a task definition, compiled. */
final class ConstraintCheck {
  private final List<Violation> violations;
  private final Function<String, EcsError> error;
  private final MissingAttribute missing;
  private final List<ClusterQuery> queries = new ArrayList<>();
  private boolean distinctInstance;

  /**
   * A check without constraints so far.
   *
   * @param error the exception for what is wrong with one
   * @param missing what negative operators say of instances without the attribute
   */
  ConstraintCheck(
      List<Violation> violations, Function<String, EcsError> error, MissingAttribute missing) {
    this.violations = violations;
    this.error = error;
    this.missing = missing;
  }

  Constraints constraints() {
    return new Constraints(queries, distinctInstance);
  }

  void add(PlacementConstraint constraint, List<String> path) {
    String type = constraint.type() == null ? "" : constraint.type();
    switch (type.toLowerCase(Locale.ROOT)) {
      case "distinctinstance" -> distinctInstance(constraint, path);
      case "memberof" -> memberOf(constraint, path);
      default ->
          refuse(
              path,
              "type",
              type.isEmpty()
                  ? "placement constraint without a type"
                  : "unknown type '" + type + "' of a placement constraint",
              NearestWord.hint(type, List.of("distinctInstance", "memberOf")));
    }
  }

  void addOfTaskDefinition(PlacementConstraint constraint, List<String> path) {
    String type = constraint.type();
    if (type != null && type.equalsIgnoreCase("distinctInstance")) {
      refuse(
          path,
          "type",
          "constraint.type 'distinctInstance' is not supported.",
          "a task definition takes memberOf only; give distinctInstance to the request");
    } else {
      add(constraint, path);
    }
  }

  private void distinctInstance(PlacementConstraint constraint, List<String> path) {
    if (constraint.expression() != null) {
      refuse(
          path,
          "expression",
          "distinctInstance expression should not be specified.",
          "leave expression out, or use memberOf");
    }
    distinctInstance = true;
  }

  private void memberOf(PlacementConstraint constraint, List<String> path) {
    String expression = constraint.expression();
    if (expression == null) {
      refuse(
          path,
          "expression",
          "constraint memberOf without an expression",
          "such as expression: attribute:ecs.instance-type =~ m5.*");
      return;
    }
    try {
      queries.add(ClusterQuery.parse(expression, missing));
    } catch (QuerySyntaxException e) {
      String message = "%s, at column %d of the expression".formatted(e.problem(), e.column());
      refuse(path, "expression", message, e.hint());
    }
  }

  private void refuse(List<String> path, String property, String message, String hint) {
    List<String> place = new ArrayList<>(path);
    place.add(property);
    violations.add(new Violation(place, error.apply(message), hint));
  }
}
