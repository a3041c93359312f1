package dev.berth.cli.explain;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDemand;
import dev.berth.engine.placement.PlacementPolicy;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.explain.Obstacle;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.reports.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules, amounts and instances in plain words. */
final class Wording {
  private static final int FEW = 3;
  private static final int LONGEST = 40;

  private final List<String> instances;

  /**
   * Words for a cluster.
   *
   * @param instances labels by number
   */
  Wording(List<String> instances) {
    this.instances = List.copyOf(instances);
  }

  /** What an instance is called. */
  String instance(int number) {
    return instances.get(number);
  }

  /** {@code nodes/0, nodes/4, nodes/7 and 12 more}. */
  String some(List<Integer> numbers) {
    String first =
        numbers.stream().limit(FEW).map(instances::get).collect(Collectors.joining(", "));
    int more = numbers.size() - FEW;
    return more > 0 ? first + " and " + Numbers.grouped(more) + " more" : first;
  }

  /** What keeps a task off an instance. */
  static String obstacle(Obstacle obstacle, PlacementRequest request) {
    String subject = obstacle.subject();
    return switch (obstacle.rule()) {
      case STATUS -> "is " + subject + ", not ACTIVE";
      case CAPACITY_PROVIDER -> "not of capacity provider " + subject;
      case AGENT -> "agent is not connected";
      case ATTRIBUTE -> "lacks attribute " + subject;
      case LOCATION -> "not in " + String.join(", ", request.requirements().zones());
      case CPU -> "too little CPU left";
      case MEMORY -> "too little memory left";
      case PORTS -> "host port " + subject + " taken";
      case GPU -> "too little GPU left";
      case NETWORK_INTERFACE -> "no network interface left";
      case MEMBER_OF -> "no match: " + shortened(subject);
      case DISTINCT_INSTANCE -> "runs one of " + request.group();
    };
  }

  /** An amount of what is short, such as {@code 128 MiB}. */
  static String left(Obstacle obstacle, int amount) {
    return switch (obstacle.rule()) {
      case CPU -> amounts(Resources.of(amount, 0), true);
      case MEMORY -> amounts(Resources.of(0, amount), true);
      case GPU -> Resources.gpuText(amount) + " GPUs";
      case STATUS,
          CAPACITY_PROVIDER,
          AGENT,
          ATTRIBUTE,
          LOCATION,
          PORTS,
          NETWORK_INTERFACE,
          MEMBER_OF,
          DISTINCT_INSTANCE ->
          throw new IllegalArgumentException("nothing is short: " + obstacle);
    };
  }

  /** {@code 512 CPU units and 1,024 MiB}: amounts that are not 0. */
  static String amounts(Resources amounts) {
    String text = amounts(amounts, false);
    return text.isEmpty() ? "nothing" : text;
  }

  /** All that a task asks of an instance. */
  static String demand(TaskDemand demand) {
    List<String> parts = new ArrayList<>(parts(demand.amounts()));
    List<String> ports =
        Stream.concat(
                demand.ports().tcp().stream().map(port -> port + "/tcp"),
                demand.ports().udp().stream().map(port -> port + "/udp"))
            .toList();
    if (!ports.isEmpty()) {
      parts.add("host port" + (ports.size() == 1 ? " " : "s ") + String.join(", ", ports));
    }
    if (demand.networkInterface()) {
      parts.add("a network interface");
    }
    return parts.isEmpty() ? "nothing" : listed(parts);
  }

  /** {@code spread attribute:zone}, {@code binpack memory}, {@code first-fit}. */
  static String policy(PlacementPolicy policy) {
    return switch (policy) {
      case Spread(String field) -> "spread " + field;
      case RandomChoice() -> "random";
      case Binpack(Binpack.Field field) -> "binpack " + field.name().toLowerCase(Locale.ROOT);
      default ->
          policy
              .getClass()
              .getSimpleName()
              .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
              .toLowerCase(Locale.ROOT);
    };
  }

  /** {@code 1 instance}, {@code 12 instances}. */
  static String count(long number, String noun) {
    return Numbers.grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A text that leaves room for others in the line. */
  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** {@code a, b and c}. */
  static String listed(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  private static String amounts(Resources amounts, boolean withNothing) {
    List<String> parts = parts(amounts);
    if (parts.isEmpty() && withNothing) {
      return "none";
    }
    return listed(parts);
  }

  private static List<String> parts(Resources amounts) {
    List<String> parts = new ArrayList<>();
    if (amounts.cpuUnits() > 0) {
      parts.add(count(amounts.cpuUnits(), "CPU unit"));
    }
    if (amounts.memoryMiB() > 0) {
      parts.add(Numbers.grouped(amounts.memoryMiB()) + " MiB");
    }
    if (amounts.gpuMilli() > 0) {
      String gpus = Resources.gpuText(amounts.gpuMilli());
      parts.add(gpus + (gpus.equals("1") ? " GPU" : " GPUs"));
    }
    return parts;
  }
}
