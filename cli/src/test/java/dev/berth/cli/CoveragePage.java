package dev.berth.cli;

import dev.berth.http.ecs.Operations;
import dev.berth.http.model.EcsModel;

/** The page of the documentation that lists all operations of the ECS API. */
final class CoveragePage {
  private CoveragePage() {}

  static String text() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Coverage: which operations the server answers

        <!-- Generated from the API's model and the engine's operations by GeneratedFilesTest.
             CONTRIBUTING.md says how this page is written anew. -->

        The ECS API has %d operations. `berth serve` answers %d of them from its simulated world;
        what they do there is on the page of [rules](fidelity.md). The others are refused with an
        UnsupportedFeatureException that names them.

        | operation | answered |
        |---|---|
        """
            .formatted(EcsModel.current().operations().size(), Operations.all().size()));
    for (String name : EcsModel.current().operations().keySet()) {
      boolean answered = Operations.find(name) != null;
      page.append("| %s | %s |\n".formatted(name, answered ? "yes" : "not yet"));
    }
    return page.toString();
  }
}
