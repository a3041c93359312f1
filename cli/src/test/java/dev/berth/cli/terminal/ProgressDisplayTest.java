package dev.berth.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.record.InstanceInfo;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private static final Resources SIZE = new Resources(256, 512, 0);
  private static final long MINUTE = 60_000_000_000L;

  @Test
  void line_withoutAnInstanceYet_saysThatItStarts() {
    assertThat(line(new Progress(), OptionalLong.empty())).isEqualTo("peak  starting");
  }

  @Test
  void line_ofARunWithoutAHorizon_doesNotGuessItsEnd() {
    assertThat(line(busy(), OptionalLong.empty()))
        .isEqualTo(
            "peak  30m simulated (×600)  1 running  1 starting or stopping  4 waiting"
                + "  1 instance");
  }

  @Test
  void line_ofARunWithAHorizon_tellsTheTimeLeft() {
    assertThat(line(busy(), OptionalLong.of(120 * MINUTE))).endsWith("  9s left");
  }

  @Test
  void snapshot_afterAllTasksHaveStopped_isBackAtZero() {
    Progress progress = busy();
    progress.on(changed(31, 1, TaskStatus.RUNNING, TaskStatus.STOPPING));
    progress.on(changed(31, 1, TaskStatus.STOPPING, TaskStatus.STOPPED));
    progress.on(changed(31, 2, TaskStatus.PENDING, TaskStatus.STOPPED));
    progress.on(new WorldEvent.TasksDropped(31 * MINUTE, Source.client(0), 4, SIZE));
    progress.end(40 * MINUTE);

    assertThat(progress.snapshot()).isEqualTo(new Progress.Snapshot(40 * MINUTE, 1, 0, 0, 0));
  }

  @Test
  void close_beforeTheFirstTick_leavesNoTrace() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    new ProgressDisplay(terminal(err), "peak", new Progress(), OptionalLong.empty()).close();

    assertThat(err.size()).isZero();
  }

  private static String line(Progress progress, OptionalLong horizon) {
    Terminal terminal = terminal(new ByteArrayOutputStream());
    try (ProgressDisplay display = new ProgressDisplay(terminal, "peak", progress, horizon)) {
      return display.line(progress.snapshot(), 3);
    }
  }

  private static Progress busy() {
    Progress progress = new Progress();
    progress.on(
        new WorldEvent.InstanceRegistered(
            0,
            Source.CONTROL_PLANE,
            0,
            "main",
            new InstanceInfo("nodes/0", Resources.of(1, 1), 0)));
    progress.on(new WorldEvent.TasksArrived(MINUTE, Source.client(0), 6, SIZE));
    for (int task = 1; task <= 2; task++) {
      progress.on(
          new WorldEvent.TaskPlaced(
              MINUTE, Source.CONTROL_PLANE, task, 0, SIZE, MINUTE, TaskStatus.PENDING));
    }
    progress.on(changed(30, 1, TaskStatus.PENDING, TaskStatus.RUNNING));
    return progress;
  }

  private static WorldEvent changed(long minute, long task, TaskStatus from, TaskStatus to) {
    return new WorldEvent.TaskStatusChanged(
        minute * MINUTE, Source.instance(0), task, 0, from, to, MINUTE, 0);
  }

  private static Terminal terminal(ByteArrayOutputStream err) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Terminal(
        InputStream.nullInputStream(), stream, stream, false, true, Map.of(), "berth");
  }
}
