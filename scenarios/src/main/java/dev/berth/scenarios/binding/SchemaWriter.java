package dev.berth.scenarios.binding;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.berth.scenarios.source.Node;
import dev.berth.scenarios.unit.Quantity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema of what {@link Binder} reads. */
public final class SchemaWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private final TreeMap<String, ObjectNode> definitions = new TreeMap<>();

  private SchemaWriter() {}

  /** The schema of files that hold one record. */
  public static JsonNode schema(Class<? extends Record> type, String title) {
    SchemaWriter writer = new SchemaWriter();
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", DRAFT);
    schema.put("title", title);
    schema.setAll(writer.structure(type));
    ObjectNode named = schema.putObject("$defs");
    writer.definitions.forEach(named::set);
    return schema;
  }

  private ObjectNode structure(Class<? extends Record> type) {
    ObjectNode schema = JSON.objectNode();
    JsonClassDescription about = type.getAnnotation(JsonClassDescription.class);
    if (about != null) {
      schema.put("description", about.value());
    }
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Property property : Shape.properties(type)) {
      properties.set(property.name(), property(property));
      if (property.required()) {
        required.add(property.name());
      }
    }
    AlsoAccepts also = type.getAnnotation(AlsoAccepts.class);
    for (String name : also == null ? new String[0] : also.value()) {
      properties.put(name, true);
    }
    schema.put("additionalProperties", false);
    return required.isEmpty() ? schema : schema.set("required", required);
  }

  private ObjectNode property(Property property) {
    ObjectNode schema = JSON.objectNode();
    schema.put("description", property.description());
    property.defaultText().ifPresent(_ -> schema.set("default", value(Defaults.node(property))));
    schema.setAll(shape(property.shape(), Optional.of(property)));
    return schema;
  }

  private ObjectNode shape(Shape shape, Optional<Property> property) {
    return switch (shape) {
      case Shape.Text _ -> text(property);
      case Shape.Whole _ -> bounded(type("integer"), property, "minimum", "maximum");
      case Shape.Decimal _ -> bounded(type("number"), property, "minimum", "maximum");
      case Shape.Flag _ -> type("boolean");
      case Shape.Word word -> words(word.words().keySet());
      case Shape.Measured(Quantity quantity) ->
          measured(quantity, property.map(Property::takesBareNumber).orElse(false));
      case Shape.Anything _ -> JSON.objectNode();
      case Shape.ListOf(Shape items) -> list(items, property);
      case Shape.MapOf(Shape values) -> map(values, property);
      case Shape.Structure(Class<? extends Record> type) -> reference(type);
      case Shape.Choice choice -> choice(choice);
    };
  }

  private static ObjectNode text(Optional<Property> property) {
    List<String> suggestions = property.map(Property::suggestions).orElse(List.of());
    ObjectNode any =
        property
            .flatMap(Property::form)
            .map(matching -> type("string").put("pattern", whole(matching)))
            .orElseGet(() -> type("string", "number", "boolean"));
    return suggestions.isEmpty() ? any : anyOf(List.of(words(suggestions), any));
  }

  private static ObjectNode measured(Quantity quantity, boolean bare) {
    ObjectNode schema =
        bare
            ? type("string", "integer")
            : quantity == Quantity.SHARE ? type("string", "number") : type("string");
    return bare ? schema : schema.put("pattern", quantity.pattern());
  }

  private ObjectNode list(Shape items, Optional<Property> property) {
    ObjectNode many = type("array");
    many.set("items", shape(items, Optional.empty()));
    bounded(many, property, "minItems", "maxItems");
    return items instanceof Shape.Text ? anyOf(List.of(text(Optional.empty()), many)) : many;
  }

  private ObjectNode map(Shape values, Optional<Property> property) {
    ObjectNode schema = type("object");
    schema.set("additionalProperties", shape(values, Optional.empty()));
    property
        .flatMap(Property::form)
        .ifPresent(form -> schema.putObject("propertyNames").put("pattern", whole(form)));
    return bounded(schema, property, "minProperties", "maxProperties");
  }

  private ObjectNode choice(Shape.Choice choice) {
    ArrayNode forms = JSON.arrayNode();
    List<String> alone =
        choice.cases().entrySet().stream()
            .filter(
                named -> Shape.properties(named.getValue()).stream().noneMatch(Property::required))
            .map(Map.Entry::getKey)
            .toList();
    if (!alone.isEmpty()) {
      forms.add(words(alone));
    }
    choice.shorthand().ifPresent(type -> forms.add(shorthand(type)));
    choice
        .cases()
        .forEach((name, type) -> {
          ObjectNode form = type("object");
          form.putObject("properties").set(name, definition(type));
          form.putArray("required").add(name);
          forms.add(form.put("additionalProperties", false));
        });
    return JSON.objectNode().set("anyOf", forms);
  }

  private ObjectNode reference(Class<? extends Record> type) {
    ObjectNode whole = definition(type);
    return type.isAnnotationPresent(Shorthand.class)
        ? anyOf(List.of(shorthand(type), whole))
        : whole;
  }

  /** The schema of the single value that stands for a record. */
  private ObjectNode shorthand(Class<? extends Record> type) {
    String name = type.getAnnotation(Shorthand.class).value();
    return Shape.properties(type).stream()
        .filter(property -> property.name().equals(name))
        .map(property -> shape(property.shape(), Optional.of(property)))
        .findFirst()
        .orElseThrow();
  }

  private ObjectNode definition(Class<? extends Record> type) {
    String name = type.getSimpleName().replaceAll("Spec$", "");
    if (!definitions.containsKey(name)) {
      // Known by name before it is written: structures may hold themselves.
      definitions.put(name, JSON.objectNode());
      definitions.put(name, structure(type));
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static ObjectNode anyOf(List<ObjectNode> forms) {
    ObjectNode schema = JSON.objectNode();
    schema.putArray("anyOf").addAll(forms);
    return schema;
  }

  private static ObjectNode words(Collection<String> words) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode all = schema.putArray("enum");
    words.forEach(all::add);
    return schema;
  }

  private static ObjectNode type(String... names) {
    ObjectNode schema = JSON.objectNode();
    if (names.length == 1) {
      return schema.put("type", names[0]);
    }
    ArrayNode all = schema.putArray("type");
    List.of(names).forEach(all::add);
    return schema;
  }

  private static ObjectNode bounded(
      ObjectNode schema, Optional<Property> property, String least, String most) {
    Optional<Within> bounds = property.flatMap(Property::bounds);
    bounds.ifPresent(within -> schema.put(least, within.min()).put(most, within.max()));
    return schema;
  }

  private static String whole(Matching form) {
    return "^(?:" + form.value() + ")$";
  }

  private static JsonNode value(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        ObjectNode object = JSON.objectNode();
        mapping.entries().forEach((name, entry) -> object.set(name, value(entry.value())));
        yield object;
      }
      case Node.Sequence sequence -> {
        ArrayNode array = JSON.arrayNode();
        sequence.items().forEach(item -> array.add(value(item)));
        yield array;
      }
      case Node.Scalar scalar -> single(scalar);
    };
  }

  private static JsonNode single(Node.Scalar scalar) {
    String text = scalar.text();
    if (!scalar.quoted() && text.matches("-?\\d{1,18}")) {
      return JSON.numberNode(Long.parseLong(text));
    }
    boolean flag = !scalar.quoted() && text.matches("true|false");
    return flag ? JSON.booleanNode(Boolean.parseBoolean(text)) : JSON.stringNode(text);
  }
}
