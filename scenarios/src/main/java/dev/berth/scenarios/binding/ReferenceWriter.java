package dev.berth.scenarios.binding;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what {@link Binder} reads as Markdown: every property by its path. */
public final class ReferenceWriter {
  private static final String COLUMNS =
      "| property | value | default | meaning |\n|---|---|---|---|\n";

  /** The paths under which each type stands, outer types before inner ones. */
  private final Map<Class<?>, List<String>> paths = new LinkedHashMap<>();

  private final StringBuilder text = new StringBuilder();

  private ReferenceWriter() {}

  /** Sections on a record and all that it holds, one for each type. */
  public static String sections(Class<? extends Record> type) {
    ReferenceWriter writer = new ReferenceWriter();
    writer.visit("", new Shape.Structure(type));
    writer.paths.keySet().stream().filter(Class::isRecord).forEach(writer::structure);
    writer.paths.keySet().stream().filter(Class::isSealed).forEach(writer::choice);
    return writer.text.toString();
  }

  private void visit(String path, Shape shape) {
    switch (shape) {
      case Shape.Structure(Class<? extends Record> type) -> {
        if (isNew(type, path)) {
          Shape.properties(type).forEach(each -> visit(joined(path, each.name()), each.shape()));
        }
      }
      case Shape.MapOf(Shape values) -> visit(joined(path, "NAME"), values);
      case Shape.ListOf(Shape items) -> visit(joined(path, "0"), items);
      case Shape.Choice choice -> visit(path, choice);
      case Shape _ -> {}
    }
  }

  private void visit(String path, Shape.Choice choice) {
    if (!isNew(choice.type(), path)) {
      return;
    }
    inner(choice).forEach(each -> isNew(each, path));
    for (Class<? extends Record> type : choice.cases().values()) {
      Shape.properties(type).forEach(each -> visit(path, each.shape()));
    }
  }

  /** Notes that a type stands under a path; the first time it is looked into. */
  private boolean isNew(Class<?> type, String path) {
    boolean unknown = !paths.containsKey(type);
    List<String> known = paths.computeIfAbsent(type, _ -> new ArrayList<>());
    if (!known.contains(path)) {
      known.add(path);
    }
    return unknown;
  }

  private void structure(Class<?> type) {
    List<String> all = paths.getOrDefault(type, List.of());
    String path = all.getFirst();
    heading(path.isEmpty() ? "The file" : path);
    if (all.size() > 1) {
      paragraph("The same properties stand under " + codes(all.subList(1, all.size())) + ".");
    }
    Shorthand shorthand = type.getAnnotation(Shorthand.class);
    if (shorthand != null) {
      paragraph("A single value stands for " + code("{" + shorthand.value() + ": ...}") + ".");
    }
    text.append(COLUMNS);
    Shape.properties(type).forEach(property -> row(joined(path, property.name()), property));
    AlsoAccepts also = type.getAnnotation(AlsoAccepts.class);
    if (also != null) {
      String names = codes(List.of(also.value()));
      text.append('\n').append(also.saying()).append(": ").append(names).append(".\n");
    }
  }

  private void choice(Class<?> type) {
    Shape.Choice choice = new Shape.Choice(type);
    heading(title(type));
    paragraph("One of:");
    inner(choice).forEach(each -> text.append("- a ").append(link(each)).append('\n'));
    Map<String, Class<? extends Record>> own = own(choice);
    own.forEach((name, form) -> {
      JsonClassDescription about = form.getAnnotation(JsonClassDescription.class);
      text.append("- ").append(code(name)).append(about == null ? "" : ": " + about.value());
      Shorthand shorthand = form.getAnnotation(Shorthand.class);
      text.append(shorthand == null ? "" : " The value alone stands for it.").append('\n');
    });
    if (own.values().stream().anyMatch(form -> !Shape.properties(form).isEmpty())) {
      text.append('\n').append(COLUMNS);
      own.forEach((name, form) ->
          Shape.properties(form).forEach(property -> row(name + "." + property.name(), property)));
    }
  }

  private void heading(String title) {
    text.append("\n## ").append(title).append("\n\n");
  }

  private void paragraph(String sentence) {
    text.append(sentence).append("\n\n");
  }

  private void row(String path, Property property) {
    String unsaid = property.required() ? "*required*" : "";
    List<String> cells =
        List.of(
            code(path),
            value(property.shape(), property),
            property.defaultText().map(ReferenceWriter::code).orElse(unsaid),
            property.description().replace("|", "\\|").replace("<", "&lt;"));
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private String value(Shape shape, Property property) {
    String bounds = bounds(property);
    return switch (shape) {
      case Shape.Text _ -> text(property);
      case Shape.Whole _ -> "whole number" + bounds;
      case Shape.Decimal _ -> "number" + bounds;
      case Shape.Flag _ -> "`true` or `false`";
      case Shape.Word word -> codes(List.copyOf(word.words().keySet()));
      case Shape.Measured(var quantity) ->
          "[%s](#amounts)%s"
              .formatted(quantity.noun(), property.takesBareNumber() ? " or a bare number" : "");
      case Shape.Anything _ -> "anything";
      case Shape.ListOf(Shape items) -> "list of " + items(items) + bounds;
      case Shape.MapOf(Shape values) -> "by name: " + items(values) + bounds;
      case Shape.Structure(var type) -> link(type);
      case Shape.Choice(var type) -> link(type);
    };
  }

  private static String text(Property property) {
    List<String> suggestions = property.suggestions();
    String any = property.form().map(Matching::allows).orElse("");
    if (!suggestions.isEmpty()) {
      return codes(suggestions) + " or " + (any.isEmpty() ? "other text" : any);
    }
    return any.isEmpty() ? "text" : "text: " + any;
  }

  private String items(Shape shape) {
    return switch (shape) {
      case Shape.Structure(var type) -> link(type);
      case Shape.Choice(var type) -> link(type);
      case Shape.Anything _ -> "a value of that property";
      case Shape _ -> shape.description();
    };
  }

  private static String bounds(Property property) {
    Optional<Within> bounds = property.bounds();
    return bounds.map(within -> ", %,d to %,d".formatted(within.min(), within.max())).orElse("");
  }

  /** A link to the section of a type. */
  private String link(Class<?> type) {
    String path = paths.getOrDefault(type, List.of("")).getFirst();
    String title = type.isRecord() ? path : title(type);
    String anchor = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "");
    return "[%s](#%s)"
        .formatted(
            type.isRecord() ? "properties" : title.toLowerCase(Locale.ROOT),
            anchor.replace(' ', '-'));
  }

  private static String title(Class<?> type) {
    Called called = type.getAnnotation(Called.class);
    String noun = called == null ? type.getSimpleName() : called.value();
    return noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
  }

  /** The choices among the cases of a choice, whose cases are its own, too. */
  private static List<Class<?>> inner(Shape.Choice choice) {
    return Stream.of(choice.type().getPermittedSubclasses()).filter(Class::isSealed).toList();
  }

  /** The cases of a choice that are not those of an inner one. */
  private static Map<String, Class<? extends Record>> own(Shape.Choice choice) {
    Map<String, Class<? extends Record>> own = new LinkedHashMap<>(choice.cases());
    own.values()
        .removeIf(type -> inner(choice).stream().anyMatch(each -> each.isAssignableFrom(type)));
    return own;
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String codes(List<String> words) {
    return String.join(", ", words.stream().map(ReferenceWriter::code).toList());
  }

  private static String code(String word) {
    return "`" + word.replace("|", "\\|") + "`";
  }
}
