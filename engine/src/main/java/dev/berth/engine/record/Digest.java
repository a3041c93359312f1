package dev.berth.engine.record;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.StopCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash over a world's whole history: SHA-256 of all events in order, cut to 64 bits. */
final class Digest implements Recorder {
  /** All numbers of an event; a text comes on top. */
  private static final int LARGEST_EVENT = 128;

  private static final int HASH_BYTES = 8;

  private final MessageDigest sha = sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private long events;

  @Override
  public void on(WorldEvent event) {
    if (buffer.remaining() < LARGEST_EVENT) {
      flush();
    }
    buffer.putLong(event.time()).putLong(event.source());
    switch (event) {
      case WorldEvent.InstanceRegistered e -> buffer.put((byte) 1).putInt(e.instance());
      case WorldEvent.TasksArrived e -> put(buffer.put((byte) 2).putInt(e.count()), e.demand());
      case WorldEvent.TasksDropped e -> put(buffer.put((byte) 3).putInt(e.count()), e.demand());
      case WorldEvent.TaskPlaced e -> {
        put(buffer.put((byte) 4).putLong(e.task()).putInt(e.instance()), e.demand());
        buffer.putLong(e.arrived()).put((byte) e.status().ordinal());
        putDevices(e.devices());
      }
      case WorldEvent.TaskReleased e -> {
        put(buffer.put((byte) 5).putLong(e.task()).putInt(e.instance()), e.demand());
        putDevices(e.devices());
      }
      case WorldEvent.TaskStatusChanged e -> {
        buffer.put((byte) 6).putLong(e.task()).putInt(e.instance());
        buffer.put((byte) e.from().ordinal()).put((byte) e.to().ordinal()).putInt(e.exitCode());
      }
      case WorldEvent.TasksRefused e -> put(buffer.put((byte) 7).putInt(e.count()), e.demand());
      case WorldEvent.TaskProvisioned e -> {
        put(buffer.put((byte) 8).putLong(e.task()), e.demand());
        buffer.putLong(e.arrived());
      }
      case WorldEvent.InstanceChanged e -> {
        buffer.put((byte) 20).putInt(e.instance());
        flush();
        sha.update(e.change().getBytes(StandardCharsets.UTF_8));
      }
      case WorldEvent.CallAnswered e -> buffer.put((byte) 21).put((byte) e.answer().ordinal());
      case WorldEvent.TaskNotPlaced e -> {
        put(buffer.put((byte) 9).putLong(e.task()), e.demand());
        buffer.putLong(e.arrived()).put((byte) e.stopCode().ordinal());
        put(e.reason());
      }
      case WorldEvent.ContainerChanged e -> {
        buffer.put((byte) 10).putLong(e.task()).putInt(e.instance());
        buffer.put((byte) e.change().ordinal()).putInt(e.exitCode());
        put(e.container());
        put(e.reason());
      }
      case WorldEvent.ImagePulled e -> {
        buffer.put((byte) 11).putInt(e.instance()).put((byte) e.phase().ordinal());
        put(e.image());
      }
      case WorldEvent.TaskEnded e -> {
        StopCode code = e.stopCode();
        buffer.put((byte) 12).putLong(e.task()).putInt(e.instance());
        buffer.put((byte) (code == null ? -1 : code.ordinal()));
        put(e.reason());
      }
      case WorldEvent.StepChanged e -> {
        buffer.put((byte) 23).putInt(e.step());
        flush();
        sha.update(e.news().text().getBytes(StandardCharsets.UTF_8));
      }
      case WorldEvent.SchedulerActed e -> put(e.news());
      case WorldEvent.GroupScaled e -> {
        buffer.put((byte) 26).putInt(e.from()).putInt(e.to());
        put(e.group());
        put(e.cause());
      }
      case WorldEvent.ReservationMeasured e -> {
        buffer.put((byte) 27).putDouble(e.datapoint().percent());
        buffer.putInt(e.datapoint().instances()).putInt(e.datapoint().needed());
        put(e.provider());
      }
      case WorldEvent.InstanceLaunched e -> buffer.put((byte) 24).putInt(e.instance());
      case WorldEvent.InstanceTerminated e -> buffer.put((byte) 25).putInt(e.instance());
      case WorldEvent.TaskOrphaned e ->
          buffer.put((byte) 40).putLong(e.task()).putInt(e.instance());
      case WorldEvent.ServiceChanged e -> {
        buffer.put((byte) 41);
        put(e.service());
        put(e.news().text());
      }
    }
    events++;
  }

  /** How many events there have been. */
  long events() {
    return events;
  }

  /** The hash of all events so far, as 16 hexadecimal digits; ends the digest. */
  String hash() {
    flush();
    return HexFormat.of().formatHex(sha.digest(), 0, HASH_BYTES);
  }

  /** The hash of all events so far, while there are more to come. */
  String soFar() {
    flush();
    try {
      MessageDigest copy = (MessageDigest) sha.clone();
      return HexFormat.of().formatHex(copy.digest(), 0, HASH_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 can be copied", e);
    }
  }

  private static void put(ByteBuffer buffer, Resources demand) {
    buffer.putInt(demand.cpuUnits()).putInt(demand.memoryMiB()).putInt(demand.gpuMilli());
  }

  private void put(String text) {
    flush();
    sha.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(SchedulerNews news) {
    buffer.put((byte) 22);
    switch (news) {
      case SchedulerNews.Refreshed() -> buffer.put((byte) 1);
      case SchedulerNews.Planned(int instance) -> buffer.put((byte) 2).putInt(instance);
      case SchedulerNews.Committed(int instance) -> buffer.put((byte) 3).putInt(instance);
      case SchedulerNews.Conflicted(int instance, String reason, long lostNanos) -> {
        buffer.put((byte) 4).putInt(instance).putLong(lostNanos);
        put(reason);
      }
    }
  }

  private void putDevices(long devices) {
    if (devices != 0) {
      buffer.putLong(devices);
    }
  }

  private void flush() {
    sha.update(buffer.flip());
    buffer.clear();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
