package dev.berth.scenarios.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * EC2 instance types by name, with the memory that the agent registers (measured, or estimated from
 * the nominal size) and on-demand prices of us-east-1.
 */
public final class InstanceCatalogue {
  private static final String RESOURCE = "instance-types.csv";
  private static final InstanceCatalogue BUNDLED = read();

  private final SequencedMap<String, InstanceType> types;

  private InstanceCatalogue(SequencedMap<String, InstanceType> types) {
    this.types = Collections.unmodifiableSequencedMap(types);
  }

  /** The catalogue that comes with berth. */
  public static InstanceCatalogue bundled() {
    return BUNDLED;
  }

  /** The type with this name, in any case. */
  public Optional<InstanceType> find(String name) {
    return Optional.ofNullable(types.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All types by name, family by family. */
  public SequencedMap<String, InstanceType> types() {
    return types;
  }

  private static InstanceCatalogue read() {
    LinkedHashMap<String, InstanceType> types = new LinkedHashMap<>();
    try (InputStream stream =
            Objects.requireNonNull(
                InstanceCatalogue.class.getResourceAsStream(RESOURCE), RESOURCE);
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(stream, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : rows) {
        types.put(row.getField("name"), type(row.getFieldsAsMap()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new InstanceCatalogue(types);
  }

  private static InstanceType type(Map<String, String> row) {
    return new InstanceType(
        field(row, "name"),
        Resources.ofGpus(
            Integer.parseInt(field(row, "cpu_units")),
            Integer.parseInt(field(row, "memory_mib")),
            Integer.parseInt(field(row, "gpus"))),
        Integer.parseInt(field(row, "max_enis")),
        field(row, "trunk_tasks").equals("-") ? 0 : Integer.parseInt(field(row, "trunk_tasks")),
        Double.parseDouble(field(row, "usd_per_hour")));
  }

  private static String field(Map<String, String> row, String name) {
    return Objects.requireNonNull(row.get(name), name);
  }
}
