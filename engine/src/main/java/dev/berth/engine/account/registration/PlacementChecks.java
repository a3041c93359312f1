package dev.berth.engine.account.registration;

import dev.berth.engine.api.CheckedPlacement;
import dev.berth.engine.api.PlacementConstraint;
import dev.berth.engine.api.PlacementParameters;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.List;

/** Placement constraints of a definition. */
final class PlacementChecks {
  private PlacementChecks() {}

  static CheckedPlacement check(Draft draft, MissingAttribute missing, Findings findings) {
    List<PlacementConstraint> constraints = Draft.listed(draft.call().placementConstraints());
    if (constraints.size() > PlacementParameters.MAX_CONSTRAINTS) {
      findings.refuse(
          MemberPath.of("placementConstraints"),
          "%d placement constraints".formatted(constraints.size()),
          "at most %d, with those of RunTask".formatted(PlacementParameters.MAX_CONSTRAINTS));
    }
    CheckedPlacement checked = PlacementParameters.checkOfTaskDefinition(constraints, missing);
    findings.addAll(checked.violations());
    return checked;
  }
}
