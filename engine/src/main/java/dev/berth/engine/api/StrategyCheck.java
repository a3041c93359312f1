package dev.berth.engine.api;

import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.query.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Strategies of a request to a chain of policies. */
final class StrategyCheck {
  private static final String INSTANCE_ID = "instanceId";
  private static final String ATTRIBUTE = "attribute:";

  private final List<Violation> violations;
  private final List<PlacementPolicy> policies = new ArrayList<>();

  StrategyCheck(List<Violation> violations) {
    this.violations = violations;
  }

  List<PlacementPolicy> policies() {
    return policies;
  }

  void add(PlacementStrategy strategy, List<String> path) {
    String type = strategy.type() == null ? "" : strategy.type();
    String field = strategy.field() == null ? "" : strategy.field();
    switch (type.toLowerCase(Locale.ROOT)) {
      case "random" -> policies.add(new RandomChoice());
      case "spread" -> spread(field, path);
      case "binpack" -> binpack(field, path);
      default ->
          refuse(
              path,
              "type",
              type.isEmpty()
                  ? "placement strategy without a type"
                  : "unknown type '" + type + "' of a placement strategy",
              NearestWord.hint(type, List.of("random", "spread", "binpack")));
    }
  }

  private void spread(String field, List<String> path) {
    if (field.equalsIgnoreCase(INSTANCE_ID) || field.equalsIgnoreCase("host")) {
      policies.add(new Spread(INSTANCE_ID));
    } else if (field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length()) {
      policies.add(new Spread(field));
    } else {
      refuseField(
          "spread", field, List.of(INSTANCE_ID, "host", "attribute:ecs.availability-zone"), path);
    }
  }

  private void binpack(String field, List<String> path) {
    switch (field.toLowerCase(Locale.ROOT)) {
      case "cpu" -> policies.add(new Binpack(Binpack.Field.CPU));
      case "memory" -> policies.add(new Binpack(Binpack.Field.MEMORY));
      default -> refuseField("binpack", field, List.of("cpu", "memory"), path);
    }
  }

  private void refuseField(String type, String field, List<String> known, List<String> path) {
    refuse(
        path,
        "field",
        field.isEmpty()
            ? "strategy " + type + " without a field"
            : "strategy %s cannot go by '%s'".formatted(type, field),
        NearestWord.hint(field, known));
  }

  private void refuse(List<String> path, String property, String message, String hint) {
    List<String> place = new ArrayList<>(path);
    place.add(property);
    violations.add(new Violation(place, new EcsError.InvalidParameterException(message), hint));
  }
}
