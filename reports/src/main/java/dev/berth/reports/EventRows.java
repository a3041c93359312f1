package dev.berth.reports;

import static java.util.Locale.ROOT;

import dev.berth.engine.lifecycle.container.ContainerChange;
import dev.berth.engine.lifecycle.container.ImageStore.PullNews;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.pipeline.StepNews;
import dev.berth.engine.record.CallAnswer;
import dev.berth.engine.record.SchedulerNews;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rows of an event log, formatted by hand into one buffer: a long run has millions of them. */
final class EventRows {
  private static final int NANOS_DIGITS = 9;
  private static final long NANOS = 1_000_000_000;

  /** More than all of a row's numbers, words and texts together; labels come on top. */
  private static final int LONGEST_ROW = 1 << 14;

  /** The most that a row has of a text. */
  private static final int LONGEST_TEXT = 1_024;

  private static final byte[][] STATUSES =
      bytes(Arrays.stream(TaskStatus.values()).map(TaskStatus::name).toList());

  private static final byte[][] ANSWERS =
      bytes(Arrays.stream(CallAnswer.values()).map(CallAnswer::word).toList());

  private static final byte[] LAUNCHED = bytes(",launched,,,");
  private static final byte[] REGISTERED = bytes(",registered,,,");
  private static final byte[] SCALED = bytes(",scaled,,,");
  private static final byte[] RESERVATION = bytes(",reservation,,,");
  private static final byte[] TERMINATED = bytes(",terminated,,,");
  private static final byte[] CHANGED = bytes(",instance,,,");
  private static final byte[] CALLED = bytes(",called,");
  private static final byte[] ARRIVED = bytes(",arrived,");
  private static final byte[] DROPPED = bytes(",dropped,");
  private static final byte[] REFUSED = bytes(",refused,");
  private static final byte[] PROVISIONED = bytes(",provisioned,,");
  private static final byte[] NOT_PLACED = bytes(",not-placed,,");
  private static final byte[] PLACED = bytes(",placed,,");
  private static final byte[] RELEASED = bytes(",released,,");
  private static final byte[] STATUS = bytes(",status,,");
  private static final byte[] ENDED = bytes(",ended,,");
  private static final byte[] ORPHANED = bytes(",orphaned,,");

  private static final byte[][] CONTAINER =
      bytes(
          Arrays.stream(ContainerChange.values())
              .map(change -> ",container-" + word(change) + ",,")
              .toList());

  private static final byte[][] PULLS =
      bytes(
          Arrays.stream(PullNews.Phase.values())
              .map(phase -> ",pull-" + word(phase) + ",,,")
              .toList());

  private static final byte[] STEP = bytes(",step-");
  private static final byte[] SCHEDULER = bytes(",scheduler-");
  private static final byte[] SERVICE = bytes(",service-");

  private final byte[][] workloads;
  private byte[][] instances = {};
  private byte[] buffer;
  private final byte[] digits = new byte[20];
  private final int full;
  private int length;

  EventRows(List<String> workloads, int size) {
    this.workloads = bytes(workloads);
    this.buffer = new byte[size + LONGEST_ROW + longest(this.workloads)];
    this.full = size;
  }

  /** Whether the rows have to be written before the next one. */
  boolean isFull() {
    return length >= full;
  }

  /** Writes all rows, which are gone then. */
  void writeTo(OutputStream out) throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  void add(WorldEvent event) {
    switch (event) {
      case WorldEvent.InstanceLaunched e -> know(e.instance(), e.info().label());
      case WorldEvent.InstanceRegistered e -> know(e.instance(), e.info().label());
      default -> {}
    }
    seconds(event.time());
    switch (event) {
      case WorldEvent.ContainerChanged e -> {
        task(CONTAINER[e.change().ordinal()], e.task(), e.instance());
        commas(2);
        exitCode(e.exitCode());
        commas(6);
        text(e.container());
        commas(2);
        text(e.reason());
      }
      case WorldEvent.ImagePulled e -> {
        put(PULLS[e.phase().ordinal()]);
        put(instances[e.instance()]);
        commas(10);
        text(e.image());
        commas(1);
      }
      case WorldEvent.TaskEnded e -> {
        task(ENDED, e.task(), e.instance());
        commas(10);
        StopCode code = e.stopCode();
        text(code == null ? "" : code.text() + (e.reason().isEmpty() ? "" : ": " + e.reason()));
      }
      case WorldEvent.TaskOrphaned e -> {
        task(ORPHANED, e.task(), e.instance());
        commas(10);
      }
      case WorldEvent.SchedulerActed e -> scheduler(e);
      case WorldEvent.ServiceChanged e -> service(e);
      case WorldEvent.GroupScaled e -> {
        capacity(SCALED, e.group(), e.to());
        commas(1);
        number(e.from());
        commas(9);
        text(e.cause());
      }
      case WorldEvent.ReservationMeasured e -> {
        capacity(RESERVATION, e.provider(), Math.round(e.datapoint().percent()));
        commas(4);
        number(e.datapoint().instances());
        commas(6);
        text(e.datapoint().needed() + " needed");
      }
      case WorldEvent.InstanceLaunched _,
          WorldEvent.InstanceRegistered _,
          WorldEvent.InstanceTerminated _,
          WorldEvent.InstanceChanged _,
          WorldEvent.CallAnswered _,
          WorldEvent.StepChanged _,
          WorldEvent.TasksArrived _,
          WorldEvent.TasksDropped _,
          WorldEvent.TasksRefused _,
          WorldEvent.TaskProvisioned _,
          WorldEvent.TaskNotPlaced _,
          WorldEvent.TaskPlaced _,
          WorldEvent.TaskReleased _,
          TaskStatusChanged _ -> {
        addWithoutTexts(event);
        commas(3);
      }
    }
    buffer[length++] = '\n';
  }

  private void addWithoutTexts(WorldEvent event) {
    switch (event) {
      case WorldEvent.InstanceLaunched e -> instance(LAUNCHED, e.instance());
      case WorldEvent.InstanceRegistered e -> instance(REGISTERED, e.instance());
      case WorldEvent.InstanceTerminated e -> instance(TERMINATED, e.instance());
      case WorldEvent.InstanceChanged e -> {
        put(CHANGED);
        put(instances[e.instance()]);
        commas(1);
        put(bytes(e.change()));
        commas(7);
      }
      case WorldEvent.CallAnswered e -> {
        put(CALLED);
        if (e.source() < workloads.length) {
          put(workloads[(int) e.source()]);
        }
        commas(3);
        put(ANSWERS[e.answer().ordinal()]);
        commas(7);
      }
      case WorldEvent.TasksArrived e -> tasks(ARRIVED, e.source(), e.count(), e.demand());
      case WorldEvent.TasksDropped e -> tasks(DROPPED, e.source(), e.count(), e.demand());
      case WorldEvent.TasksRefused e -> tasks(REFUSED, e.source(), e.count(), e.demand());
      case WorldEvent.TaskProvisioned e ->
          unplaced(PROVISIONED, e.task(), TaskStatus.PROVISIONING, e.arrived(), e.demand());
      case WorldEvent.TaskNotPlaced e ->
          unplaced(NOT_PLACED, e.task(), TaskStatus.STOPPED, e.arrived(), e.demand());
      case WorldEvent.TaskPlaced e -> {
        task(PLACED, e.task(), e.instance());
        put(STATUSES[e.status().ordinal()]);
        commas(3);
        seconds(e.arrived());
        commas(2);
        resources(e.demand());
      }
      case WorldEvent.TaskReleased e -> {
        task(RELEASED, e.task(), e.instance());
        commas(5);
        resources(e.demand());
      }
      case TaskStatusChanged e -> statusChanged(e);
      case WorldEvent.ContainerChanged _,
          WorldEvent.ImagePulled _,
          WorldEvent.TaskEnded _,
          WorldEvent.TaskOrphaned _,
          WorldEvent.GroupScaled _,
          WorldEvent.ReservationMeasured _,
          WorldEvent.SchedulerActed _,
          WorldEvent.ServiceChanged _ ->
          throw new IllegalArgumentException("an event with texts: " + event);
      case WorldEvent.StepChanged e -> step(e);
    }
  }

  private void know(int instance, String label) {
    if (instance >= instances.length) {
      int before = instances.length;
      instances = Arrays.copyOf(instances, Math.max(16, 2 * instance));
      Arrays.fill(instances, before, instances.length, new byte[0]);
    }
    byte[] text = bytes(label);
    instances[instance] = text;
    int longest = full + LONGEST_ROW + longest(workloads) + text.length;
    if (longest > buffer.length) {
      buffer = Arrays.copyOf(buffer, longest);
    }
  }

  private void capacity(byte[] event, String name, long status) {
    put(event);
    text(name);
    commas(1);
    number(status);
  }

  private void instance(byte[] event, int instance) {
    put(event);
    put(instances[instance]);
    commas(8);
  }

  private void tasks(byte[] event, long source, int count, Resources demand) {
    put(event);
    if (source < workloads.length) {
      put(workloads[(int) source]);
    }
    commas(7);
    number(count);
    commas(1);
    resources(demand);
  }

  private void step(WorldEvent.StepChanged event) {
    put(STEP);
    put(bytes(word((Record) event.news())));
    buffer[length++] = ',';
    if (event.source() < workloads.length) {
      put(workloads[(int) event.source()]);
    }
    commas(6);
    Integer exitCode =
        switch (event.news()) {
          case StepNews.ContainerExited exited -> exited.exitCode();
          case StepNews.Ended ended -> ended.exitCode();
          default -> null;
        };
    if (exitCode != null) {
      number(exitCode);
    }
    commas(5);
  }

  private void scheduler(WorldEvent.SchedulerActed event) {
    put(SCHEDULER);
    put(bytes(event.news().getClass().getSimpleName().toLowerCase(ROOT)));
    buffer[length++] = ',';
    put(workloads[(int) event.source()]);
    commas(2);
    switch (event.news()) {
      case SchedulerNews.Refreshed() -> commas(11); // no instance, no reason
      case SchedulerNews.Planned(int instance) -> schedulerEnd(instance, "");
      case SchedulerNews.Committed(int instance) -> schedulerEnd(instance, "");
      case SchedulerNews.Conflicted(int instance, String reason, _) ->
          schedulerEnd(instance, reason);
    }
  }

  private void schedulerEnd(int instance, String reason) {
    put(instances[instance]);
    commas(11);
    text(reason);
  }

  private void service(WorldEvent.ServiceChanged event) {
    put(SERVICE);
    put(bytes(word((Record) event.news())));
    buffer[length++] = ',';
    put(bytes(event.service()));
    commas(13);
    text(event.news().text());
  }

  private static String word(Record news) {
    return news.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(ROOT);
  }

  private void task(byte[] event, long task, int instance) {
    put(event);
    number(task);
    commas(1);
    put(instances[instance]);
    commas(1);
  }

  private void unplaced(
      byte[] event, long task, TaskStatus status, long arrived, Resources demand) {
    put(event);
    number(task);
    commas(2);
    put(STATUSES[status.ordinal()]);
    commas(3);
    seconds(arrived);
    commas(2);
    resources(demand);
  }

  private void statusChanged(TaskStatusChanged event) {
    task(STATUS, event.task(), event.instance());
    put(STATUSES[event.to().ordinal()]);
    commas(1);
    put(STATUSES[event.from().ordinal()]);
    commas(1);
    exitCode(event.exitCode());
    commas(5);
  }

  private void exitCode(int code) {
    if (code != TaskStatusChanged.NO_EXIT_CODE) {
      number(code);
    }
  }

  /** A text of a user's or of ECS's, quoted where CSV wants it. */
  private void text(String value) {
    String cut = value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value;
    boolean plain = cut.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    put(bytes(plain ? cut : '"' + cut.replace("\"", "\"\"") + '"'));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void resources(Resources demand) {
    number(demand.cpuUnits());
    commas(1);
    number(demand.memoryMiB());
    commas(1);
    int gpuMilli = demand.gpuMilli();
    if (gpuMilli % Resources.WHOLE_GPU == 0) {
      number(gpuMilli / Resources.WHOLE_GPU);
    } else {
      put(Resources.gpuText(gpuMilli).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void seconds(long nanos) {
    number(nanos / NANOS);
    long rest = nanos % NANOS;
    if (rest == 0) {
      return;
    }
    buffer[length++] = '.';
    int last = length;
    for (int i = NANOS_DIGITS - 1; i >= 0; i--) {
      buffer[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    for (int i = 0; i < NANOS_DIGITS; i++) {
      if (buffer[length + i] != '0') {
        last = length + i + 1;
      }
    }
    length = last;
  }

  private void number(long value) {
    long rest = value;
    if (rest < 0) {
      buffer[length++] = '-';
      rest = -rest;
    }
    int start = digits.length;
    do {
      digits[--start] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    System.arraycopy(digits, start, buffer, length, digits.length - start);
    length += digits.length - start;
  }

  private void commas(int count) {
    for (int i = 0; i < count; i++) {
      buffer[length++] = ',';
    }
  }

  private void put(byte[] text) {
    System.arraycopy(text, 0, buffer, length, text.length);
    length += text.length;
  }

  private static int longest(byte[][] texts) {
    return Arrays.stream(texts).mapToInt(text -> text.length).max().orElse(0);
  }

  private static byte[][] bytes(List<String> texts) {
    return texts.stream().map(EventRows::bytes).toArray(byte[][]::new);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
