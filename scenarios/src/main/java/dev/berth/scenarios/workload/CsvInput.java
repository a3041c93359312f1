package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A CSV file, compressed or not, read row by row. */
final class CsvInput implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> rows;
  private final List<String> header;
  private long line = 1;

  private CsvInput(InputStream stream) throws IOException {
    this.reader =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8));
    this.rows = reader.iterator();
    CsvRecord first = next();
    this.header =
        first == null ? List.of() : first.getFields().stream().map(CsvInput::name).toList();
  }

  /** Opens a file and reads its header. */
  static CsvInput open(Path file) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      raw.mark(2);
      int magic = (raw.read() << 8) | raw.read();
      raw.reset();
      return new CsvInput(magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_BYTES) : raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The names of the columns; empty when the file is. */
  List<String> header() {
    return header;
  }

  /** The line at which the latest row began, or after which reading failed. */
  long line() {
    return line;
  }

  /** The next row, or {@code null} at the end. */
  @Nullable CsvRecord next() throws IOException {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      CsvRecord row = rows.next();
      line = row.getStartingLineNumber();
      return row;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static String name(String field) {
    return field.replace("\uFEFF", "").strip();
  }
}
