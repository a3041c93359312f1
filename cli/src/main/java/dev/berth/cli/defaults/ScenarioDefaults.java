package dev.berth.cli.defaults;

import dev.berth.cli.terminal.Table;
import dev.berth.scenarios.binding.Property;
import dev.berth.scenarios.binding.Shape;
import dev.berth.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The properties of a scenario that need not be given, read off the records that define it. */
final class ScenarioDefaults {
  private static final String UNSET = "-";

  private final List<List<Object>> rows = new ArrayList<>();

  /** The types around the present property; a distribution may hold another one. */
  private final Set<Class<?>> open = new HashSet<>();

  private ScenarioDefaults() {}

  static Table table() {
    ScenarioDefaults defaults = new ScenarioDefaults();
    defaults.collect("", new Shape.Structure(ScenarioSpec.class));
    return new Table(List.of("property", "default", "meaning"), defaults.rows);
  }

  private void collect(String prefix, Shape shape) {
    switch (shape) {
      case Shape.Structure(Class<? extends Record> type) -> properties(prefix, type);
      case Shape.MapOf(Shape values) -> collect(prefix + "NAME.", values);
      case Shape.ListOf(Shape items) -> collect(prefix + "0.", items);
      case Shape.Choice choice ->
          choice.cases().forEach((name, type) -> properties(prefix + name + ".", type));
      case Shape _ -> {}
    }
  }

  private void properties(String prefix, Class<? extends Record> type) {
    if (!open.add(type)) {
      return;
    }
    for (Property property : Shape.properties(type)) {
      String path = prefix + property.name();
      if (!property.required()) {
        rows.add(List.of(path, value(property), property.description()));
      }
      collect(path + ".", property.shape());
    }
    open.remove(type);
  }

  private static String value(Property property) {
    return property.defaultText().orElse(UNSET);
  }
}
