package dev.berth.http.control;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes endpoints as OpenAPI does, read off their records. */
final class OpenApi {
  private static final String VERSION = "3.1.0";
  private static final String TYPE = "type";
  private static final String JSON = "application/json";

  private OpenApi() {}

  /** The whole document. */
  static Map<String, Object> of(List<Endpoint> endpoints) {
    Map<String, Object> paths = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints) {
      paths.put(
          endpoint.path(),
          Map.of(endpoint.method().toLowerCase(java.util.Locale.ROOT), operation(endpoint)));
    }
    paths.put(ControlApi.EVENTS, Map.of("get", events()));
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "berth: control of live worlds");
    info.put("version", "1");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", VERSION);
    document.put("info", info);
    document.put("paths", paths);
    return document;
  }

  private static Map<String, Object> operation(Endpoint endpoint) {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", content("What was asked for", schema(endpoint.told())));
    responses.put("400", content("It cannot be granted", schema(Told.Refused.class)));
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", endpoint.summary());
    if (endpoint.asked().getRecordComponents().length > 0) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("required", false);
      body.put("content", Map.of(JSON, Map.of("schema", schema(endpoint.asked()))));
      operation.put("requestBody", body);
    }
    operation.put("responses", responses);
    return operation;
  }

  private static Map<String, Object> events() {
    Map<String, Object> stream = new LinkedHashMap<>();
    stream.put("description", "Server-sent events, from now on; the data of each is JSON");
    stream.put("content", Map.of("text/event-stream", Map.of("schema", schema(String.class))));
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", "Changes of tasks and container instances, as EventBridge has them");
    operation.put("responses", Map.of("200", stream));
    return operation;
  }

  private static Map<String, Object> content(String description, Map<String, Object> schema) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("description", description);
    content.put("content", Map.of(JSON, Map.of("schema", schema)));
    return content;
  }

  /** What JSON of this type looks like. */
  static Map<String, Object> schema(Type type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (type) {
      case ParameterizedType list -> {
        schema.put(TYPE, "array");
        schema.put("items", schema(list.getActualTypeArguments()[0]));
      }
      case Class<?> speed when speed == Speed.class ->
          schema.put("oneOf", List.of(Map.of(TYPE, "number"), Map.of("const", "max")));
      case Class<?> structure when structure.isRecord() -> addProperties(schema, structure);
      default -> schema.put(TYPE, single(type));
    }
    return schema;
  }

  private static void addProperties(Map<String, Object> schema, Class<?> structure) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : structure.getRecordComponents()) {
      Map<String, Object> property = schema(component.getGenericType());
      JsonPropertyDescription description =
          component.getAccessor().getAnnotation(JsonPropertyDescription.class);
      if (description != null) {
        property.put("description", description.value());
      }
      properties.put(component.getName(), property);
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    schema.put(TYPE, "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
  }

  private static String single(Type type) {
    if (type == boolean.class) {
      return "boolean";
    }
    if (type == String.class) {
      return "string";
    }
    return type == Double.class ? "number" : "integer";
  }
}
