package dev.berth.engine.model;

import java.util.regex.Pattern;

/**
 * An EC2 instance type as ECS sees it once the agent has registered.
 *
 * @param name EC2's name, such as {@code m5.large}
 * @param registered what the agent registers: CPU units, memory in MiB, GPUs
 * @param maxNetworkInterfaces elastic network interfaces, the instance's own one included
 * @param trunkTasks awsvpc tasks with ENI trunking, 0 where trunking is not supported
 * @param hourlyPriceUsd on-demand price in us-east-1, in US dollars an hour
 */
public record InstanceType(
    String name,
    Resources registered,
    int maxNetworkInterfaces,
    int trunkTasks,
    double hourlyPriceUsd) {
  private static final Pattern ARM = Pattern.compile("(a1|[a-z]+\\d+g[a-z]*)\\..*");

  /** The processor, by EC2's naming: a g behind the generation stands for Graviton. */
  public String cpuArchitecture() {
    return ARM.matcher(name).matches() ? "arm64" : "x86_64";
  }
}
