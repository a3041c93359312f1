package dev.berth.cli.run;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.record.InstanceLabels;
import dev.berth.engine.record.SchedulerNews;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** World events as lines for somebody who follows a run step by step. */
final class EventText {
  private static final int NANOS_SCALE = 9;

  private final InstanceLabels instances = new InstanceLabels();
  private final List<String> workloads;

  EventText(List<String> workloads) {
    this.workloads = List.copyOf(workloads);
  }

  String of(WorldEvent event) {
    instances.on(event);
    String what =
        switch (event) {
          case WorldEvent.GroupScaled e ->
              "scaled     %s: %d -> %d instances, %s"
                  .formatted(e.group(), e.from(), e.to(), e.cause());
          case WorldEvent.ReservationMeasured e ->
              "metric     %s: %.1f %%, %d of %d instances needed"
                  .formatted(
                      e.provider(),
                      e.datapoint().percent(),
                      e.datapoint().needed(),
                      e.datapoint().instances());
          case WorldEvent.InstanceLaunched e -> "launched   " + instance(e.instance());
          case WorldEvent.InstanceRegistered e -> "registered " + instance(e.instance());
          case WorldEvent.InstanceTerminated e -> "terminated " + instance(e.instance());
          case WorldEvent.InstanceChanged e ->
              "instance   %s: %s".formatted(instance(e.instance()), e.change());
          case WorldEvent.CallAnswered e ->
              "called     ECS for %s: %s".formatted(workload(e.source()), e.answer().word());
          case WorldEvent.TasksArrived e ->
              "arrived    %d × %s from %s"
                  .formatted(e.count(), size(e.demand()), workload(e.source()));
          case WorldEvent.TasksDropped e ->
              "dropped    %d × %s of %s"
                  .formatted(e.count(), size(e.demand()), workload(e.source()));
          case WorldEvent.TasksRefused e ->
              "refused    %d × %s: too many wait in PROVISIONING"
                  .formatted(e.count(), size(e.demand()));
          case WorldEvent.TaskProvisioned e ->
              "created    task %d without an instance: %s, PROVISIONING"
                  .formatted(e.task(), size(e.demand()));
          case WorldEvent.TaskNotPlaced e ->
              "not placed task %d: STOPPED, %s, %s"
                  .formatted(e.task(), e.stopCode().text(), e.reason());
          case WorldEvent.TaskPlaced e ->
              "placed     task %d on %s: %s, %s"
                  .formatted(e.task(), instance(e.instance()), size(e.demand()), e.status());
          case WorldEvent.TaskReleased e ->
              "released   task %d on %s: %s"
                  .formatted(e.task(), instance(e.instance()), size(e.demand()));
          case TaskStatusChanged e -> statusChanged(e);
          case WorldEvent.ContainerChanged e -> containerChanged(e);
          case WorldEvent.ImagePulled e ->
              "pull       of %s to %s: %s"
                  .formatted(e.image(), instance(e.instance()), word(e.phase()));
          case WorldEvent.TaskEnded e -> ended(e);
          case WorldEvent.TaskOrphaned e ->
              "orphaned   task %d on %s".formatted(e.task(), instance(e.instance()));
          case WorldEvent.SchedulerActed e ->
              "scheduler  of %s: %s".formatted(workload(e.source()), news(e.news()));
          case WorldEvent.ServiceChanged e ->
              "service    %s: %s".formatted(e.service(), e.news().text());
          case WorldEvent.StepChanged e ->
              "step       %s: %s".formatted(workload(e.source()), e.news().text());
        };
    return "%14ss  %s".formatted(seconds(event.time()), what);
  }

  private String news(SchedulerNews news) {
    return switch (news) {
      case SchedulerNews.Refreshed() -> "fresh copy";
      case SchedulerNews.Planned(int instance) -> "plans for " + instance(instance);
      case SchedulerNews.Committed(int instance) -> "committed to " + instance(instance);
      case SchedulerNews.Conflicted(int instance, String reason, _) ->
          "conflict on %s: %s".formatted(instance(instance), reason);
    };
  }

  private String statusChanged(TaskStatusChanged event) {
    String exit =
        event.exitCode() == TaskStatusChanged.NO_EXIT_CODE ? "" : ", exit code " + event.exitCode();
    return "status     task %d on %s: %s -> %s%s"
        .formatted(event.task(), instance(event.instance()), event.from(), event.to(), exit);
  }

  private String containerChanged(WorldEvent.ContainerChanged event) {
    String exit =
        event.exitCode() == TaskStatusChanged.NO_EXIT_CODE ? "" : ", exit code " + event.exitCode();
    String reason = event.reason().isEmpty() ? "" : ", " + event.reason();
    return "container  %s of task %d on %s: %s%s%s"
        .formatted(
            event.container(),
            event.task(),
            instance(event.instance()),
            word(event.change()),
            exit,
            reason);
  }

  private String ended(WorldEvent.TaskEnded event) {
    StopCode code = event.stopCode();
    String why = code == null ? "stopped by request" : code.text() + ", " + event.reason();
    return "ended      task %d on %s: %s".formatted(event.task(), instance(event.instance()), why);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String instance(int number) {
    return instances.of(number);
  }

  private String workload(long source) {
    return source < workloads.size() ? workloads.get((int) source) : "a call from outside";
  }

  private static String size(Resources demand) {
    String text = "%d units, %d MiB".formatted(demand.cpuUnits(), demand.memoryMiB());
    return demand.gpuMilli() == 0
        ? text
        : text + ", " + Resources.gpuText(demand.gpuMilli()) + " GPUs";
  }

  private static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, NANOS_SCALE).stripTrailingZeros();
    return seconds.setScale(Math.max(0, seconds.scale())).toPlainString();
  }
}
