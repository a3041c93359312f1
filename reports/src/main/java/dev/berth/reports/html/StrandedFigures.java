package dev.berth.reports.html;

import dev.berth.engine.model.Resources;
import dev.berth.engine.record.FreeCapacity;
import dev.berth.engine.record.FreeCapacity.Spot;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.record.Summary;
import dev.berth.reports.Numbers;
import dev.berth.reports.PackingText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What was free on each instance when most was reserved, one resource against another. */
final class StrandedFigures {
  private static final Axis CPU =
      new Axis(
          "CPU", "vCPU", spot -> spot.cpuUnits() / 1024, largest -> largest.cpuUnits() / 1024.0);
  private static final Axis MEMORY =
      new Axis(
          "memory",
          "GiB",
          spot -> spot.memoryMiB() / 1024,
          largest -> largest.memoryMiB() / 1024.0);
  private static final Axis GPUS = new Axis("GPUs", "GPUs", Spot::gpus, Resources::gpus);
  private static final List<Double> ROUND = List.of(1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0);
  private static final double MOST_TASKS = 0.5;
  private static final List<Kind> KINDS =
      List.of(
          new Kind("most tasks fit", "blue", "circle", spot -> spot.homeless() < MOST_TASKS),
          new Kind(
              "most tasks do not fit",
              "vermillion",
              "diamond",
              spot -> spot.homeless() >= MOST_TASKS));

  private StrandedFigures() {}

  /** CPU against memory, and against GPUs where tasks had any. */
  static List<Figure> of(RunResult result) {
    Summary summary = result.summary();
    if (summary.packing().instancesInUse() == 0) {
      return List.of(new Figure.Empty("stranded", title(MEMORY), "No task was placed."));
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("stranded", result, MEMORY));
    if (summary.peak().gpus() > 0) {
      figures.add(figure("strandedGpus", result, GPUS));
    }
    return figures;
  }

  private static Figure figure(String id, RunResult result, Axis up) {
    FreeCapacity free = result.free();
    Summary summary = result.summary();
    String time = new Clock(summary.simulatedSeconds()).label(free.atSeconds());
    List<Chart.Cloud> clouds =
        KINDS.stream()
            .map(kind -> kind.cloud(free, up))
            .filter(cloud -> !cloud.dots().isEmpty())
            .toList();
    return new Figure.Drawn(
        id,
        title(up),
        ("Free %s (across) and %s (up) of each instance at the peak of reservations, at %s;"
                + " a larger dot is more instances.")
            .formatted(CPU.name, up.name, time),
        "Stranded: "
            + PackingText.stranded(summary.packing().strandedAtPeak(), summary.peak().gpus() > 0)
            + ".",
        new Chart.Scatter(CPU.extent(free), up.extent(free), clouds),
        table(free, up));
  }

  private static String title(Axis up) {
    return "Stranded resources: CPU and " + up.name;
  }

  private static Chart.Dot dot(Spot spot, Axis up) {
    return new Chart.Dot(
        CPU.of(spot),
        up.of(spot),
        spot.instances(),
        name(spot),
        Numbers.percent(1 - spot.homeless()));
  }

  private static DataTable table(FreeCapacity free, Axis up) {
    List<String> headers =
        List.of("instance", "free " + CPU.unit, "free " + up.unit, "tasks that fit");
    List<List<String>> rows =
        free.spots().stream()
            .map(spot ->
                List.of(
                    name(spot),
                    Numbers.grouped(CPU.of(spot), 2),
                    Numbers.grouped(up.of(spot), 2),
                    Numbers.percent(1 - spot.homeless())))
            .toList();
    return new DataTable(headers, rows);
  }

  private static String name(Spot spot) {
    return spot.instances() == 1
        ? spot.label()
        : spot.label() + " and " + Numbers.grouped(spot.instances() - 1) + " like it";
  }

  private record Kind(String name, String colour, String symbol, Predicate<Spot> has) {
    Chart.Cloud cloud(FreeCapacity free, Axis up) {
      List<Chart.Dot> dots = free.spots().stream().filter(has).map(spot -> dot(spot, up)).toList();
      return new Chart.Cloud(name, colour, symbol, dots);
    }
  }

  private record Axis(
      String name, String unit, ToDoubleFunction<Spot> free, ToDoubleFunction<Resources> largest) {
    /** From 0 to what the largest instance has, rounded up. */
    Chart.Extent extent(FreeCapacity capacity) {
      double most = largest.applyAsDouble(capacity.largest());
      double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
      double end =
          ROUND.stream()
              .map(factor -> factor * power)
              .filter(round -> round >= most)
              .findFirst()
              .orElse(10 * power);
      return new Chart.Extent(unit, end);
    }

    double of(Spot spot) {
      return Math.round(free.applyAsDouble(spot) * 1000) / 1000.0;
    }
  }
}
