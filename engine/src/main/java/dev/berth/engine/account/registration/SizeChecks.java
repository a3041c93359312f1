package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import org.jspecify.annotations.Nullable;

/** How much CPU and memory a task and its containers ask for. */
final class SizeChecks {
  static final int LEAST_TASK_CPU = 128;
  static final int MOST_TASK_CPU = 196_608;

  private static final int LEAST_CONTAINER_MEMORY = 4;

  private SizeChecks() {}

  static void taskCpu(Draft draft, Findings findings) {
    String given = draft.call().cpu();
    if (given == null) {
      return;
    }
    Integer cpu = draft.cpu();
    boolean allowed = cpu != null && cpu >= LEAST_TASK_CPU && cpu <= MOST_TASK_CPU;
    // Fargate has a table of its own, and an answer of its own.
    if (!allowed && (cpu == null || !draft.isFor(Draft.FARGATE))) {
      findings.refuse(
          MemberPath.of("cpu"),
          "Invalid 'cpu' setting for task.",
          "%s; expected %d to %d CPU units, or vCPUs such as '1 vCPU'"
              .formatted(given, LEAST_TASK_CPU, MOST_TASK_CPU));
    }
  }

  static void taskMemory(Draft draft, Findings findings) {
    Integer memory = draft.memory();
    if (draft.call().memory() != null && (memory == null || memory == 0)) {
      findings.refuse(
          MemberPath.of("memory"),
          "Invalid 'memory' setting for task.",
          "%s; expected MiB, or GB such as '1 GB'".formatted(draft.call().memory()));
    }
  }

  static void containerCpu(Draft.Container container, Findings findings) {
    Integer cpu = container.definition().cpu();
    if (cpu != null && cpu < 0) {
      findings.refuse(
          container.in("cpu"),
          "Invalid 'cpu' setting for container '%s'.".formatted(container.name()));
    }
  }

  static void containerMemory(Draft.Container container, Findings findings) {
    Integer memory = container.definition().memory();
    Integer reservation = container.definition().memoryReservation();
    least(container, "memory", memory, findings);
    least(container, "memoryReservation", reservation, findings);
    if (memory == null && reservation == null && container.draft().call().memory() == null) {
      findings.refuse(
          container.in("memory"),
          ("Invalid setting for container '%s'. At least one of 'memory' or 'memoryReservation'"
                  + " must be specified.")
              .formatted(container.name()),
          "or give the task memory");
    }
    if (memory != null && reservation != null && memory < reservation) {
      findings.refuse(
          container.in("memoryReservation"),
          "Invalid setting for container '%s'. 'memory' is less than 'memoryReservation'."
              .formatted(container.name()));
    }
    Integer ofTask = container.draft().memory();
    if (ofTask != null && memory != null && memory > ofTask) {
      findings.refuse(
          container.in("memory"),
          "The 'memory' setting for container '%s' is greater than for the task."
              .formatted(container.name()),
          "the task has %d MiB".formatted(ofTask));
    }
  }

  private static void least(
      Draft.Container container, String member, @Nullable Integer value, Findings findings) {
    if (value != null && value < LEAST_CONTAINER_MEMORY) {
      findings.refuse(
          container.in(member),
          "Invalid '%s' setting for container '%s'.".formatted(member, container.name()),
          "Docker takes at least %d MiB".formatted(LEAST_CONTAINER_MEMORY));
    }
  }

  static void cpuOfAll(Draft draft, Findings findings) {
    Integer ofTask = draft.cpu();
    long sum = 0;
    for (Draft.Container container : draft.containers()) {
      Integer cpu = container.definition().cpu();
      sum += cpu == null ? 0 : Math.max(cpu, 0);
    }
    if (ofTask != null && sum > ofTask) {
      findings.refuse(
          MemberPath.of("cpu"),
          "The sum of all container 'cpu' values cannot be greater than the value of the task"
              + " 'cpu'.",
          "the containers ask for %d CPU units, the task has %d".formatted(sum, ofTask));
    }
  }

  static void memoryOfAll(Draft draft, Findings findings) {
    Integer ofTask = draft.memory();
    long sum = 0;
    for (Draft.Container container : draft.containers()) {
      Integer memory = container.definition().memory();
      if (ofTask != null && memory != null && memory > ofTask) {
        // That one is refused by itself.
        return;
      }
      sum += reserved(container.definition());
    }
    if (ofTask != null && sum > ofTask) {
      findings.refuse(
          MemberPath.of("memory"),
          "The containers of the task reserve more memory than the task has.",
          "they reserve %d MiB, the task has %d MiB".formatted(sum, ofTask));
    }
  }

  private static int reserved(ContainerDefinition container) {
    Integer soft = container.memoryReservation();
    Integer hard = container.memory();
    if (soft != null) {
      return Math.max(soft, 0);
    }
    return hard == null ? 0 : Math.max(hard, 0);
  }
}
