package dev.berth.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.berth.engine.SeededTest;
import dev.berth.engine.lifecycle.container.ContainerChange;
import dev.berth.engine.lifecycle.container.ImageStore.PullNews;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.StopCode;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.InstanceInfo;
import dev.berth.engine.record.SchedulerNews;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.record.WorldEvent.TaskStatusChanged;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final Path FULL_DEVICE = Path.of("/dev/full");
  private static final Resources SIZE = Resources.ofGpus(256, 512, 1);
  private static final List<String> LABELS = List.of("web/0", "web/1");
  private static final List<String> WORKLOADS = List.of("clients", "nightly");
  private static final long AGENT = Source.instance(1);
  private static final long CONTROL_PLANE = Source.CONTROL_PLANE;

  @TempDir Path temporary;

  @Test
  void rows_ofOwnSchedulers_nameTheirWorkload() throws IOException {
    List<String> lines =
        log(
            scheduler(1, new SchedulerNews.Refreshed()),
            scheduler(2, new SchedulerNews.Planned(0)),
            scheduler(3, new SchedulerNews.Conflicted(0, "RESOURCE:CPU", 7)),
            scheduler(4, new SchedulerNews.Committed(1)));

    assertThat(lines)
        .containsExactly(
            EventLog.HEADER,
            "1,scheduler-refreshed,nightly,,,,,,,,,,,,,",
            "2,scheduler-planned,nightly,,web/0,,,,,,,,,,,",
            "3,scheduler-conflicted,nightly,,web/0,,,,,,,,,,,RESOURCE:CPU",
            "4,scheduler-committed,nightly,,web/1,,,,,,,,,,,");
  }

  private static WorldEvent scheduler(long seconds, SchedulerNews news) {
    return new WorldEvent.SchedulerActed(seconds * 1_000_000_000, Source.client(1), news);
  }

  @Test
  void rows_ofEveryKindOfEvent_haveTheColumnsOfTheHeader() throws IOException {
    List<String> lines =
        log(
            registered(0, 1),
            new WorldEvent.TasksArrived(1_500_000_000, Source.client(1), 3, SIZE),
            new WorldEvent.TaskPlaced(
                2_000_000_001, CONTROL_PLANE, 7, 1, SIZE, 1_500_000_000, TaskStatus.PENDING),
            new TaskStatusChanged(
                10_020_000_000L, AGENT, 7, 1, TaskStatus.PENDING, TaskStatus.RUNNING, 1, -1),
            new TaskStatusChanged(
                3_600_000_000_000L, AGENT, 7, 1, TaskStatus.RUNNING, TaskStatus.STOPPED, 1, 0),
            new WorldEvent.TaskReleased(3_600_000_000_000L, CONTROL_PLANE, 7, 1, SIZE),
            new WorldEvent.TasksDropped(3_600_000_000_000L, Source.client(0), 2, SIZE),
            new WorldEvent.TasksArrived(3_601_000_000_000L, CONTROL_PLANE, 1, SIZE),
            new WorldEvent.TaskProvisioned(
                3_602_000_000_000L, CONTROL_PLANE, 8, SIZE, 1_500_000_000),
            new WorldEvent.TaskNotPlaced(
                3_603_000_000_000L,
                CONTROL_PLANE,
                8,
                SIZE,
                1_500_000_000,
                StopCode.TASK_FAILED_TO_START,
                "TaskFailedToStart: AGENT"),
            new WorldEvent.TasksRefused(3_604_000_000_000L, CONTROL_PLANE, 2, SIZE),
            container(3_605_000_000_000L, ContainerChange.EXITED, 137, ""),
            container(
                3_606_000_000_000L, ContainerChange.NOT_STARTED, -1, "Cannot, or \"must not\""),
            new WorldEvent.ImagePulled(
                3_607_000_000_000L, AGENT, 1, "app:1", PullNews.Phase.FAILED),
            new WorldEvent.TaskEnded(
                3_608_000_000_000L,
                AGENT,
                7,
                1,
                StopCode.TASK_FAILED_TO_START,
                "Task failed to start"));

    assertThat(lines)
        .containsExactly(
            EventLog.HEADER,
            "0,registered,,,web/1,,,,,,,,,,,",
            "1.5,arrived,nightly,,,,,,,3,256,512,1,,,",
            "2.000000001,placed,,7,web/1,PENDING,,,1.5,,256,512,1,,,",
            "10.02,status,,7,web/1,RUNNING,PENDING,,,,,,,,,",
            "3600,status,,7,web/1,STOPPED,RUNNING,0,,,,,,,,",
            "3600,released,,7,web/1,,,,,,256,512,1,,,",
            "3600,dropped,clients,,,,,,,2,256,512,1,,,",
            "3601,arrived,,,,,,,,1,256,512,1,,,",
            "3602,provisioned,,8,,PROVISIONING,,,1.5,,256,512,1,,,",
            "3603,not-placed,,8,,STOPPED,,,1.5,,256,512,1,,,",
            "3604,refused,,,,,,,,2,256,512,1,,,",
            "3605,container-exited,,7,web/1,,,137,,,,,,app,,",
            "3606,container-not-started,,7,web/1,,,,,,,,,app,,\"Cannot, or \"\"must not\"\"\"",
            "3607,pull-failed,,,web/1,,,,,,,,,,app:1,",
            "3608,ended,,7,web/1,,,,,,,,,,,TaskFailedToStart: Task failed to start");
    int columns = EventLog.HEADER.split(",", -1).length;
    assertThat(lines)
        .allSatisfy(
            line -> assertThat(line.replaceAll("\"[^\"]*\"", "").split(",", -1)).hasSize(columns));
  }

  @SeededTest(runs = 20)
  void times_ofAnySize_areExact(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      times.add(random.nextLong(Long.MAX_VALUE) >> random.nextInt(63));
    }
    WorldEvent[] events =
        times.stream().map(time -> registered(time, 0)).toArray(WorldEvent[]::new);

    List<String> written = log(events).stream().skip(1).map(line -> line.split(",")[0]).toList();

    assertThat(written)
        .containsExactlyElementsOf(times.stream().map(EventLogTest::seconds).toList());
  }

  @Test
  void bytes_ofEqualHistories_areEqual() throws IOException {
    WorldEvent[] events =
        Stream.concat(
                Stream.of(registered(0, 0), registered(0, 1)),
                Stream.iterate(1, i -> i + 1)
                    .limit(50_000)
                    .map(i ->
                        new WorldEvent.TaskReleased(i * 7_919L, CONTROL_PLANE, i, i % 2, SIZE)))
            .toArray(WorldEvent[]::new);

    Path first = write("first.csv.gz", events);
    Path second = write("second.csv.gz", events);

    assertThat(first).hasSameBinaryContentAs(second);
    assertThat(lines(first)).hasSize(events.length + LABELS.size() + 1);
  }

  @Test
  void create_onAFullDisk_isAReportExceptionThatNamesThePath() {
    assumeTrue(Files.exists(FULL_DEVICE));

    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> create(FULL_DEVICE))
        .withMessage("cannot write /dev/full: the disk is full");
  }

  @Test
  void on_aDiskThatFillsUp_failsOnceAndNotAgainWhenClosed() {
    EventLog log = create(temporary, 100_000);

    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> fill(log, 1_000_000))
        .withMessage("cannot write %s: the disk is full", temporary);
    assertThatNoException().isThrownBy(log::close);
  }

  @Test
  void close_onADiskThatFillsUp_isAReportException() {
    EventLog log = create(temporary, 100);
    fill(log, 100);

    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(log::close)
        .withMessage("cannot write %s: the disk is full", temporary);
  }

  private static void fill(EventLog log, int events) {
    log.on(registered(0, 0));
    log.on(registered(0, 1));
    for (int i = 0; i < events; i++) {
      log.on(new WorldEvent.TaskReleased(i * 7_919L, CONTROL_PLANE, i, i % 2, SIZE));
    }
  }

  /** The lines of a log, without those by which it learns of the instances. */
  private List<String> log(WorldEvent... events) throws IOException {
    List<String> lines = new ArrayList<>(lines(write("events.csv.gz", events)));
    lines.subList(1, 1 + LABELS.size()).clear();
    return lines;
  }

  private Path write(String name, WorldEvent... events) {
    Path path = temporary.resolve(name);
    try (EventLog log = create(path)) {
      for (int instance = 0; instance < LABELS.size(); instance++) {
        log.on(registered(0, instance));
      }
      for (WorldEvent event : events) {
        log.on(event);
      }
    }
    return path;
  }

  private static EventLog create(Path path) {
    return EventLog.create(path, WORKLOADS);
  }

  /** A log on a disk with room for so many bytes. */
  private static EventLog create(Path path, int room) {
    OutputStream disk =
        new OutputStream() {
          private int left = room;

          @Override
          public void write(int b) throws IOException {
            if (left-- <= 0) {
              throw new IOException("No space left on device");
            }
          }
        };
    return EventLog.create(path, disk, new EventRows(WORKLOADS, EventLog.BUFFER));
  }

  private static WorldEvent registered(long time, int instance) {
    InstanceInfo info = new InstanceInfo(LABELS.get(instance), SIZE, 0);
    return new WorldEvent.InstanceRegistered(time, CONTROL_PLANE, instance, "main", info);
  }

  private static List<String> lines(Path path) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return seconds.setScale(Math.max(0, seconds.scale())).toPlainString();
  }

  private static WorldEvent container(
      long time, ContainerChange change, int exitCode, String reason) {
    return new WorldEvent.ContainerChanged(time, AGENT, 7, 1, "app", change, exitCode, reason);
  }
}
