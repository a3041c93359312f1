package dev.berth.http.live;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one world in a file, each written before it is acknowledged: what the world needs
 * to become again what it was.
 *
 * <p>Each record is its length, its checksum, the time, the operation and the body. The first one
 * says when the world began, and with what. What a crash has left of a last record is cut off.
 */
final class Journal implements Closeable {
  private static final int HEAD_BYTES = 2 * Integer.BYTES;

  /** More than any body: a length beyond it is none. */
  private static final int LONGEST = 1 << 28;

  private final FileChannel file;
  private final Beginning beginning;
  private final List<Entry> past;
  private final ByteArrayOutputStream unwritten = new ByteArrayOutputStream();

  private Journal(FileChannel file, Beginning beginning, List<Entry> past) {
    this.file = file;
    this.beginning = beginning;
    this.past = List.copyOf(past);
  }

  /**
   * What a world began with.
   *
   * @param seed what decided chance
   * @param fingerprint of all else
   */
  record Beginning(Instant epoch, long seed, String fingerprint) {
    private Entry entry() {
      return new Entry(
          seed, new Spoken(epoch.toString(), fingerprint.getBytes(StandardCharsets.UTF_8)));
    }

    private static Beginning of(Entry entry) {
      return new Beginning(
          Instant.parse(entry.spoken().operation()),
          entry.time(),
          new String(entry.spoken().body(), StandardCharsets.UTF_8));
    }
  }

  /** An input. */
  record Entry(long time, Spoken spoken) {}

  /**
   * The journal in a file, with what it holds already.
   *
   * @param fresh what the world begins with if there is no such file
   */
  static Journal open(Path path, Beginning fresh) {
    try {
      List<Entry> entries = new ArrayList<>();
      long sound = Files.exists(path) ? read(path, entries) : 0;
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (file.tryLock() == null) {
        file.close();
        throw new IOException("another server writes it");
      }
      file.truncate(sound).position(sound);
      if (!entries.isEmpty()) {
        return new Journal(
            file, Beginning.of(entries.getFirst()), entries.subList(1, entries.size()));
      }
      Journal journal = new Journal(file, fresh, List.of());
      journal.add(fresh.entry());
      journal.write();
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** What the world began with. */
  Beginning beginning() {
    return beginning;
  }

  /** The inputs that it held when it was opened. */
  List<Entry> past() {
    return past;
  }

  /** Adds an input, which is safe once {@link #write} has been called. */
  void add(Entry entry) {
    byte[] record = bytes(entry);
    CRC32C checksum = new CRC32C();
    checksum.update(record);
    ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
    head.putInt(record.length).putInt((int) checksum.getValue());
    unwritten.writeBytes(head.array());
    unwritten.writeBytes(record);
  }

  /** Hands all that was added to the operating system, which keeps it if this process dies. */
  void write() {
    ByteBuffer bytes = ByteBuffer.wrap(unwritten.toByteArray());
    unwritten.reset();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the journal", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal", e);
    }
  }

  /** Reads all records that are whole, and returns where they end. */
  private static long read(Path path, List<Entry> entries) throws IOException {
    long end = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      byte[] record = next(in);
      while (record != null) {
        entries.add(entry(record));
        end += HEAD_BYTES + record.length;
        record = next(in);
      }
    }
    return end;
  }

  private static byte @Nullable [] next(DataInputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES);
    if (head.length < HEAD_BYTES) {
      return null;
    }
    int length = ByteBuffer.wrap(head).getInt();
    int expected = ByteBuffer.wrap(head).getInt(Integer.BYTES);
    byte[] record = length < 0 || length > LONGEST ? new byte[0] : in.readNBytes(length);
    CRC32C checksum = new CRC32C();
    checksum.update(record);
    return record.length == length && (int) checksum.getValue() == expected ? record : null;
  }

  private static byte[] bytes(Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(entry.time());
      out.writeUTF(entry.spoken().operation());
      out.write(entry.spoken().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Entry entry(byte[] record) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
      long time = in.readLong();
      return new Entry(time, new Spoken(in.readUTF(), in.readAllBytes()));
    }
  }
}
