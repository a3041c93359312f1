package dev.berth.scenarios.assembly;

import dev.berth.engine.InstanceGroup;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.DemandSpec;
import dev.berth.scenarios.spec.RowOrderSpec;
import dev.berth.scenarios.spec.TraceOriginSpec;
import dev.berth.scenarios.spec.TraceSpec;
import dev.berth.scenarios.unit.Proportion;
import dev.berth.scenarios.workload.Sampling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the rows of traces without times arrive, against what a cluster offers. */
final class TraceSampling {
  private static final List<String> RESOURCES = List.of("cpu", "memory", "gpu");

  private final Document document;
  private final Problems problems;
  private final List<InstanceGroup> instances;

  TraceSampling(Document document, Problems problems, List<InstanceGroup> instances) {
    this.document = document;
    this.problems = problems;
    this.instances = List.copyOf(instances);
  }

  /** The sampling of a workload's trace; {@code null} where rows have times, or it is wrong. */
  @Nullable Sampling assemble(String workload, TraceSpec spec) {
    Duration interval = spec.interval();
    boolean timed = spec.columns().arrival() != null;
    if (timed == (interval != null)) {
      problems.error(
          timed ? place(workload, "interval") : place(workload),
          timed
              ? "rows with arrival times cannot arrive at an interval"
              : "the rows of the trace have no times to arrive at",
          timed
              ? "leave out interval, or columns.arrival"
              : "add 'arrival: ...' to columns, or 'interval: 1s'");
      return null;
    }
    if (interval == null) {
      refuse(workload, "order", spec.order() != RowOrderSpec.FILE);
      refuse(workload, "until", spec.until() != null);
      return null;
    }
    if (spec.columns().batch() != null || spec.origin() != TraceOriginSpec.ZERO) {
      String[] path =
          spec.columns().batch() != null
              ? new String[] {"columns", "batch"}
              : new String[] {"origin"};
      problems.error(
          place(workload, path),
          "'%s' needs arrival times".formatted(path[path.length - 1]),
          "leave it out: at an interval each row arrives by itself");
    }
    if (interval.isZero()) {
      problems.error(place(workload, "interval"), "'interval' is 0", "expected a distance in time");
      return null;
    }
    return new Sampling(
        spec.order() == RowOrderSpec.SHUFFLED, interval.toNanos(), demand(workload, spec.until()));
  }

  private void refuse(String workload, String property, boolean given) {
    if (given) {
      problems.error(
          place(workload, property),
          "rows with arrival times cannot have '%s'".formatted(property),
          "give the trace an interval instead of columns.arrival");
    }
  }

  private Sampling.@Nullable Demand demand(String workload, @Nullable DemandSpec spec) {
    if (spec == null) {
      return null;
    }
    List<Sampling.Demand> given = new ArrayList<>();
    add(given, Sampling.Resource.CPU, spec.cpu());
    add(given, Sampling.Resource.MEMORY, spec.memory());
    add(given, Sampling.Resource.GPU, spec.gpu());
    if (given.isEmpty() && RESOURCES.stream().anyMatch(name -> isGiven(workload, name))) {
      // Its amount is wrong, which has been noted.
      return null;
    }
    if (given.size() != 1) {
      problems.error(
          place(workload, "until"),
          given.isEmpty() ? "'until' without a resource" : "'until' has several resources",
          "write one, such as gpu: 130%");
      return null;
    }
    Sampling.Demand demand = given.getFirst();
    if (demand.amount() == 0 && !problems.hasErrors()) {
      problems.error(
          place(workload, "until"),
          "no instance of the cluster offers any " + demand.resource().noun(),
          "name a resource that the cluster has");
    }
    return demand;
  }

  private void add(
      List<Sampling.Demand> given, Sampling.Resource resource, @Nullable Proportion proportion) {
    if (proportion != null) {
      double offered = 0;
      for (InstanceGroup group : instances) {
        offered += (double) group.count() * resource.of(group.type().registered());
      }
      given.add(new Sampling.Demand(resource, offered * proportion.value()));
    }
  }

  private boolean isGiven(String workload, String resource) {
    return document.has(List.of("workloads", workload, "trace", "until", resource));
  }

  private Place place(String workload, String... names) {
    List<String> path = new ArrayList<>(List.of("workloads", workload, "trace"));
    path.addAll(List.of(names));
    return document.place(path);
  }
}
