package dev.berth.cli.explain;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.explain.Explanation;
import dev.berth.engine.placement.explain.Narrowing;
import dev.berth.engine.placement.explain.Narrowing.ByChance;
import dev.berth.engine.placement.explain.Narrowing.ByFigure;
import dev.berth.engine.placement.explain.Narrowing.ByItself;
import dev.berth.engine.placement.explain.Narrowing.ByValue;
import dev.berth.engine.placement.explain.Obstacle;
import dev.berth.engine.placement.explain.Remedy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explanations in the shape that JSON gets. */
final class ExplanationDocument {
  private final Wording words;

  ExplanationDocument(Wording words) {
    this.words = words;
  }

  /** One explanation. */
  Map<String, Object> of(Explanation explained) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("demand", demand(explained.request().demand()));
    document.put("group", explained.request().group());
    document.put("instances", explained.instances());
    document.put("suitable", explained.suitable());
    document.put("withRoom", explained.withRoom());
    document.put("largeEnough", explained.largeEnough());
    if (explained.isPlaced()) {
      document.put("chosen", words.instance(explained.chosen()));
    }
    document.put(
        "excluded",
        explained.exclusions().stream()
            .map(each -> {
              Map<String, Object> excluded = obstacle(each.obstacle());
              excluded.put("instances", labels(each.instances()));
              if (!each.left().isEmpty()) {
                excluded.put("left", each.left());
              }
              return excluded;
            })
            .toList());
    document.put("narrowed", explained.narrowings().stream().map(this::narrowing).toList());
    document.put("equallyGood", labels(explained.left()));
    document.put("remedies", explained.remedies().stream().map(this::remedy).toList());
    return document;
  }

  /** What a task asks for. */
  static Map<String, Object> demand(TaskDemand demand) {
    Map<String, Object> document = amounts(demand.amounts());
    document.put("tcpPorts", demand.ports().tcp());
    document.put("udpPorts", demand.ports().udp());
    document.put("networkInterface", demand.networkInterface());
    return document;
  }

  /** What breaks a rule. */
  static Map<String, Object> obstacle(Obstacle obstacle) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("rule", obstacle.rule().name());
    document.put("reason", obstacle.rule().reason());
    if (!obstacle.subject().isEmpty()) {
      document.put("subject", obstacle.subject());
    }
    return document;
  }

  private Map<String, Object> narrowing(Narrowing narrowing) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("policy", Wording.policy(narrowing.policy()));
    document.put("before", narrowing.before());
    document.put("after", narrowing.after());
    switch (narrowing.ground()) {
      case ByChance() -> document.put("drawn", true);
      case ByItself() -> {}
      case ByFigure figure -> {
        document.put("figure", figure.figure().name());
        document.put("kept", figure.kept());
        document.put("furthest", figure.furthest());
      }
      case ByValue byValue -> {
        document.put("attribute", byValue.attribute());
        document.put("values", byValue.values());
      }
    }
    return document;
  }

  private Map<String, Object> remedy(Remedy remedy) {
    Map<String, Object> document = new LinkedHashMap<>();
    switch (remedy) {
      case Remedy.Smaller(Resources less, var _) -> document.put("less", amounts(less));
      case Remedy.Without(Obstacle obstacle, int blocked, var _) -> {
        document.put("without", obstacle(obstacle));
        if (obstacle.isConstraint()) {
          document.put("blocked", blocked);
        }
      }
    }
    document.put("instances", labels(remedy.instances()));
    return document;
  }

  private List<String> labels(List<Integer> numbers) {
    return numbers.stream().map(words::instance).toList();
  }

  private static Map<String, Object> amounts(Resources amounts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cpuUnits", amounts.cpuUnits());
    document.put("memoryMiB", amounts.memoryMiB());
    document.put("gpus", amounts.gpus());
    return document;
  }
}
