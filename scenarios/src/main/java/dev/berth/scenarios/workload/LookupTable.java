package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that say more about each value of one column.
 *
 * @param key the column that the trace and this table have in common
 */
public record LookupTable(String key, List<String> header, Map<String, CsvRecord> rows) {
  private static final int MOST_ROWS = 1_000_000;

  /** The table in a file; the key column is looked up in its header. */
  public static LookupTable read(Path file, String key) throws IOException {
    try (CsvInput input = CsvInput.open(file)) {
      int column = input.header().indexOf(key);
      Map<String, CsvRecord> rows = new HashMap<>();
      for (CsvRecord row = input.next(); row != null && column >= 0; row = input.next()) {
        if (rows.size() == MOST_ROWS) {
          throw new IOException("more than %,d rows".formatted(MOST_ROWS));
        }
        String value = column < row.getFieldCount() ? row.getField(column).strip() : "";
        if (rows.put(value, row) != null) {
          throw new IOException("line %d: '%s' is there twice".formatted(input.line(), value));
        }
      }
      return new LookupTable(key, input.header(), rows);
    }
  }

  /** The row for a value of the key column. */
  Optional<CsvRecord> find(String value) {
    return Optional.ofNullable(rows.get(value));
  }
}
