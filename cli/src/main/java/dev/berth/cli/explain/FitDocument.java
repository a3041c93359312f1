package dev.berth.cli.explain;

import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.explain.Fit;
import dev.berth.reports.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many more tasks fit, as JSON. */
final class FitDocument {
  private static final double NANOS = 1e9;

  private FitDocument() {}

  /**
   * The JSON text.
   *
   * @param instances labels by number
   */
  static String of(FitAnswer answer, List<String> instances) {
    Fit fit = answer.fit();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("scenario", answer.scenario());
    document.put("seed", answer.seed());
    document.put("workload", answer.workload());
    document.put("demand", ExplanationDocument.demand(answer.request().demand()));
    document.put("atSeconds", answer.time() / NANOS);
    document.put("ended", answer.ended());
    document.put("waiting", answer.waiting());
    document.put("tasks", fit.tasks());
    document.put("isAll", fit.isAll());
    document.put("byZone", answer.byZone());
    document.put("byGroup", answer.byGroup());
    Map<String, Integer> byInstance = new LinkedHashMap<>();
    for (int instance = 0; instance < instances.size(); instance++) {
      int tasks = fit.tasksByInstance().get(instance);
      if (tasks > 0) {
        byInstance.put(instances.get(instance), tasks);
      }
    }
    document.put("byInstance", byInstance);
    document.put("leftovers", fit.leftovers().stream().map(FitDocument::leftover).toList());
    document.put("oneMore", answer.oneMore());
    return Json.indented(document);
  }

  private static Map<String, Object> leftover(Fit.Leftover leftover) {
    Map<String, Object> document = ExplanationDocument.obstacle(leftover.obstacle());
    document.put("instances", leftover.instances());
    document.put("cpuUnits", leftover.cpuUnits());
    document.put("memoryMiB", leftover.memoryMiB());
    document.put("gpus", (double) leftover.gpuMilli() / Resources.WHOLE_GPU);
    return document;
  }
}
