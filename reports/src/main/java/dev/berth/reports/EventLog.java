package dev.berth.reports;

import dev.berth.engine.record.Recorder;
import dev.berth.engine.record.WorldEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A world's whole history as compressed CSV, written while the world runs: one row per event, in
 * the order of the history. Equal worlds give equal bytes.
 *
 * <p>Times are exact, in seconds since the world's epoch. What does not apply to an event is left
 * empty. An event is one of
 *
 * <ul>
 *   <li>{@code scaled}: the Auto Scaling group in place of an instance wants to have {@code status}
 *       instances, not {@code from}, for a {@code reason}
 *   <li>{@code reservation}: CapacityProviderReservation of the provider in place of an instance,
 *       in {@code status}, of {@code count} instances
 *   <li>{@code launched}, {@code terminated}: EC2 launched an instance, or took it away
 *   <li>{@code registered}: an instance joined the cluster
 *   <li>{@code instance}: an instance drains, is ACTIVE again or has left, its agent was cut off or
 *       is connected again, its attributes have changed; {@code status} says which
 *   <li>{@code called}: a workload's client has had an answer, in {@code status}; only where calls
 *       are limited
 *   <li>{@code arrived}, {@code dropped}: {@code count} tasks reached a workload's client, or were
 *       given up by it; the size is that of one task
 *   <li>{@code refused}: RunTask did not take {@code count} tasks since too many wait in
 *       PROVISIONING
 *   <li>{@code provisioned}, {@code not-placed}: a task was created to wait in PROVISIONING for an
 *       instance, or was stopped without having had one
 *   <li>{@code placed}, {@code released}: a task took resources of an instance in {@code status},
 *       or gave them back; {@code arrived_s} is when it had reached its client
 *   <li>{@code status}: a task's last status changed {@code from} one {@code status} to the other
 *   <li>{@code container-started}, {@code container-exited}, {@code container-restarted}, {@code
 *       container-not-started}, {@code container-healthy}, {@code container-unhealthy}: a {@code
 *       container} of a task that is followed container by container; with the {@code reason} that
 *       ECS gives, if any
 *   <li>{@code pull-began}, {@code pull-ended}, {@code pull-failed}, {@code pull-cancelled}: the
 *       pull of an {@code image} to an instance
 *   <li>{@code ended}: such a task is about to be STOPPED; {@code reason} is its stop code and its
 *       stoppedReason, empty if somebody stopped it
 *   <li>{@code step-...}: a pipeline's step, whose name stands in place of a workload's, has done
 *       or seen something
 * </ul>
 */
public final class EventLog implements Recorder, AutoCloseable {
  /** The first line. */
  public static final String HEADER =
      "time_s,event,workload,task,instance,status,from,exit_code,arrived_s,"
          + "count,cpu_units,memory_mib,gpus,container,image,reason";

  static final int BUFFER = 1 << 16;

  private final Path path;
  private final EventRows rows;
  private final OutputStream out;
  private boolean broken;

  private EventLog(Path path, EventRows rows, OutputStream out) {
    this.path = path;
    this.rows = rows;
    this.out = out;
  }

  /**
   * A new log.
   *
   * @param workloads names in the order of their clients' numbers
   * @throws ReportException when the file cannot be written
   */
  public static EventLog create(Path path, List<String> workloads) {
    EventRows rows = new EventRows(workloads, BUFFER);
    try {
      return create(path, Files.newOutputStream(path), rows);
    } catch (IOException e) {
      throw ReportException.of(path, e);
    }
  }

  /** As the other, into a stream that is called by a path in messages. */
  static EventLog create(Path path, OutputStream stream, EventRows rows) {
    try {
      OutputStream out = new FastGzip(stream);
      out.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
      return new EventLog(path, rows, out);
    } catch (IOException e) {
      throw ReportException.of(path, e);
    }
  }

  @Override
  public void on(WorldEvent event) {
    rows.add(event);
    if (rows.isFull()) {
      write();
    }
  }

  /** Writes what is left; a log that failed before is given up in silence. */
  @Override
  public void close() {
    try (out) {
      if (!broken) {
        write();
      }
    } catch (IOException e) {
      if (!broken) {
        throw ReportException.of(path, e);
      }
    }
  }

  private void write() {
    try {
      rows.writeTo(out);
    } catch (IOException e) {
      broken = true;
      throw ReportException.of(path, e);
    }
  }

  /** GZIP that prefers speed; its header holds neither a time nor a name. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
