package dev.berth.scenarios.assembly;

import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The subnets of a scenario's cluster, by id. */
final class Subnets {
  private final Document document;
  private final Problems problems;
  private final Map<String, String> zones;

  Subnets(Document document, Problems problems, Map<String, String> zones) {
    this.document = document;
    this.problems = problems;
    this.zones = zones;
  }

  /** The zones of these subnets; unknown ones are noted and left out. */
  List<String> zonesOf(List<String> ids, String... path) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String zone = zones.get(ids.get(i));
      if (zone == null) {
        List<String> place = new ArrayList<>(List.of(path));
        place.add(String.valueOf(i));
        problems.error(
            document.place(place),
            "the cluster has no subnet '" + ids.get(i) + "'",
            zones.isEmpty()
                ? "give the cluster its subnets: subnets: {%s: us-east-1a}".formatted(ids.get(i))
                : Nearest.hint(ids.get(i), zones.keySet()));
      } else {
        found.add(zone);
      }
    }
    return found;
  }
}
