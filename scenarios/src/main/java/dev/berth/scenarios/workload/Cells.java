package dev.berth.scenarios.workload;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Place;
import dev.berth.scenarios.source.Problem;
import dev.berth.scenarios.source.SourceText;
import dev.berth.scenarios.unit.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a CSV file's rows, as texts and exact numbers.
 *
 * @param label what messages call the file
 * @param lookup a table whose columns join those of each row
 * @param lookupKey the column that leads into it
 */
record Cells(String label, @Nullable LookupTable lookup, @Nullable TraceColumn lookupKey) {
  /** Cells of a file that stands for itself. */
  static Cells of(String label) {
    return new Cells(label, null, null);
  }

  /** An error at a cell. */
  CellException fault(CsvRecord row, TraceColumn column, String message, String hint) {
    // The cell to blame for a value out of the lookup table is the key that led there.
    TraceColumn blamed = column.inLookup() && lookupKey != null ? lookupKey : column;
    List<String> written = new ArrayList<>();
    int start = 1;
    int length = 1;
    for (int i = 0; i < row.getFieldCount(); i++) {
      String cell = written(row.getField(i));
      if (i < blamed.index()) {
        start += cell.length() + 1;
      } else if (i == blamed.index()) {
        length = cell.length();
      }
      written.add(cell);
    }
    // A missing cell would stand right behind the last one.
    start -= blamed.index() >= row.getFieldCount() ? 1 : 0;
    SourceText line =
        SourceText.ofLine(label, row.getStartingLineNumber(), String.join(",", written));
    Place place = new Place(line, line.firstLine(), start, length);
    return new CellException(Problem.error(place, message, hint));
  }

  /** A number of at least 0, in the unit that the column is read out in. */
  long number(CsvRecord row, TraceColumn column, long most, RoundingMode rounding) {
    String text = text(row, column);
    String name = "'" + column.name() + "'";
    BigDecimal exact;
    try {
      exact = Amount.number(text).multiply(column.unit()).setScale(0, rounding);
    } catch (NumberFormatException | ArithmeticException _) {
      String kind = rounding == RoundingMode.UNNECESSARY ? "a whole number" : "a number";
      String found = text.isEmpty() ? "empty" : "'" + text + "'";
      throw fault(row, column, name + " is " + found, "expected " + kind);
    }
    if (exact.signum() < 0) {
      throw fault(row, column, name + " is " + text, "expected at least 0");
    }
    if (exact.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw fault(row, column, name + " is " + text, "that is beyond all measure");
    }
    return exact.longValueExact();
  }

  /** A number of like things that a row stands for; 1 where there is no such column. */
  int count(CsvRecord row, @Nullable TraceColumn column, long most) {
    if (column == null) {
      return 1;
    }
    long count = number(row, column, most, RoundingMode.UNNECESSARY);
    if (count == 0) {
      throw fault(row, column, "'%s' is 0".formatted(column.name()), "expected at least 1");
    }
    return (int) count;
  }

  /** What a cell says, without blanks around it. */
  String text(CsvRecord row, TraceColumn column) {
    LookupTable table = lookup;
    TraceColumn key = lookupKey;
    if (!column.inLookup() || table == null || key == null) {
      return cell(row, row, column);
    }
    String value = cell(row, row, key);
    CsvRecord joined =
        table
            .find(value)
            .orElseThrow(() ->
                fault(
                    row,
                    key,
                    "'%s' is not in the lookup table: '%s'".formatted(key.name(), value),
                    Nearest.hint(value, table.rows().keySet().stream().sorted().toList())));
    return cell(row, joined, column);
  }

  private String cell(CsvRecord row, CsvRecord holder, TraceColumn column) {
    if (column.index() >= holder.getFieldCount()) {
      throw fault(row, column, "the row is too short", "'%s' is missing".formatted(column.name()));
    }
    return holder.getField(column.index()).strip();
  }

  private static String written(String cell) {
    boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"").replace('\n', ' ') + '"';
  }
}
