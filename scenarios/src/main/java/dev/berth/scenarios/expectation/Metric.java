package dev.berth.scenarios.expectation;

import dev.berth.engine.record.Summary;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A figure of a run's result, by its path in the JSON output.
 *
 * @param path such as {@code waitSeconds.p95}
 * @param components the record components that lead to it
 */
public record Metric(String path, List<RecordComponent> components) {
  private static final List<String> SHARES =
      List.of(
          "utilisation.",
          "reservedAtEnd.",
          "fullDemand.",
          "packing.efficiency",
          "packing.stranded",
          "schedulers.conflictRate");
  private static final String SERVICES = "services.";
  private static final SequencedMap<String, Metric> ALL = collect();

  public Metric {
    components = List.copyOf(components);
  }

  /** What a figure measures. */
  public enum Kind {
    COUNT,
    SECONDS,
    CPU_UNITS,
    MEBIBYTES,
    SHARE,
    DOLLARS
  }

  /** All figures by path. */
  public static SequencedMap<String, Metric> all() {
    return ALL;
  }

  /** The figure with this path; those of a single service are {@code services.NAME.FIGURE}. */
  public static Optional<Metric> find(String path) {
    Metric known = ALL.get(path);
    return known != null ? Optional.of(known) : ofService(path);
  }

  private static Optional<Metric> ofService(String path) {
    int end = path.lastIndexOf('.');
    if (!path.startsWith(SERVICES) || end < SERVICES.length()) {
      return Optional.empty();
    }
    for (RecordComponent component : Summary.Service.class.getRecordComponents()) {
      if (component.getName().equals(path.substring(end + 1))
          && component.getType().isPrimitive()) {
        return Optional.of(new Metric(path, List.of(component)));
      }
    }
    return Optional.empty();
  }

  /** What the figure measures. */
  public Kind kind() {
    String name = path.toLowerCase(Locale.ROOT);
    if (SHARES.stream().anyMatch(path::startsWith)) {
      return Kind.SHARE;
    }
    if (name.endsWith("usd")) {
      return Kind.DOLLARS;
    }
    if (name.endsWith("cpuunits")) {
      return Kind.CPU_UNITS;
    }
    if (name.endsWith("memorymib")) {
      return Kind.MEBIBYTES;
    }
    boolean seconds = name.contains("seconds") && !name.endsWith(".count");
    return seconds ? Kind.SECONDS : Kind.COUNT;
  }

  /** The figure's value in a result. */
  public Number of(Summary summary) {
    Object value = serviceName().isEmpty() ? summary : service(summary);
    try {
      for (RecordComponent component : components) {
        value = component.getAccessor().invoke(value);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unreadable figure " + path, e);
    }
    return (Number) value;
  }

  /** The service whose figure it is; empty for all others. */
  public String serviceName() {
    return ALL.containsKey(path) || !path.startsWith(SERVICES)
        ? ""
        : path.substring(SERVICES.length(), path.lastIndexOf('.'));
  }

  /** A service that was never created has no tasks, no deployments and no steady state. */
  private Summary.Service service(Summary summary) {
    return summary.services().each().stream()
        .filter(service -> service.name().equals(serviceName()))
        .findFirst()
        .orElseGet(() -> new Summary.Service(serviceName(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private static SequencedMap<String, Metric> collect() {
    LinkedHashMap<String, Metric> metrics = new LinkedHashMap<>();
    collect("", List.of(), Summary.class, metrics);
    return Collections.unmodifiableSequencedMap(metrics);
  }

  private static void collect(
      String prefix,
      List<RecordComponent> outer,
      Class<?> type,
      SequencedMap<String, Metric> metrics) {
    for (RecordComponent component : type.getRecordComponents()) {
      String path = prefix + component.getName();
      List<RecordComponent> way = new java.util.ArrayList<>(outer);
      way.add(component);
      Class<?> leaf = component.getType();
      if (leaf.isRecord()) {
        collect(path + ".", way, leaf, metrics);
      } else if (leaf == int.class || leaf == long.class || leaf == double.class) {
        metrics.put(path, new Metric(path, way));
      }
    }
  }
}
