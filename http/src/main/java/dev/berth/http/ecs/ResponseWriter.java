package dev.berth.http.ecs;

import dev.berth.http.live.Epoch;
import dev.berth.http.model.Shape;
import dev.berth.http.model.Structure;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the engine's records as JSON, member by member, as their shapes say. */
public final class ResponseWriter {
  private static final String MORE = "more";
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private static final ClassValue<List<Component>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return components(type);
        }
      };

  private final JsonGenerator out;
  private final Epoch epoch;
  private final boolean inText;

  private ResponseWriter(JsonGenerator out, Epoch epoch, boolean inText) {
    this.out = out;
    this.epoch = epoch;
    this.inText = inText;
  }

  /** A writer of moments as texts, as events have them. */
  static ResponseWriter withTexts(JsonGenerator out, Epoch epoch) {
    return new ResponseWriter(out, epoch, true);
  }

  /** A part of a record and how to get at it. */
  private record Component(String name, MethodHandle accessor) {
    @Nullable Object of(Object value) {
      try {
        return accessor.invoke(value);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("unreadable component " + name, e);
      }
    }
  }

  /** A response in this shape; its moments count from this epoch. */
  public static byte[] write(Object response, Structure structure, Epoch epoch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new ResponseWriter(out, epoch, false).structure(response, structure);
    }
    return bytes.toByteArray();
  }

  /** Texts, numbers, flags, lists and maps as they are. */
  public static byte[] write(Map<String, ?> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new ResponseWriter(out, new Epoch(Instant.EPOCH), false).anything(members);
    }
    return bytes.toByteArray();
  }

  private void structure(Object value, Structure structure) {
    out.writeStartObject();
    members(value, structure);
    out.writeEndObject();
  }

  /** The members of a value, into the object that is open. */
  void members(Object value, Structure structure) {
    if (value instanceof Map<?, ?> members) {
      members.forEach((name, inner) -> member(String.valueOf(name), inner, structure));
      return;
    }
    for (Component component : COMPONENTS.get(value.getClass())) {
      Object inner = component.of(value);
      if (component.name().equals(MORE) && inner instanceof Map<?, ?> more) {
        members(more, structure);
      } else {
        member(component.name(), inner, structure);
      }
    }
  }

  private void member(String name, @Nullable Object value, Structure structure) {
    Shape shape = structure.shapeOf(name);
    if (value != null && shape != null) {
      out.writeName(name);
      value(value, shape);
    }
  }

  private void value(Object value, Shape shape) {
    switch (shape) {
      case Structure structure -> structure(value, structure);
      case Shape.Items(Shape inner) when value instanceof List<?> items -> {
        out.writeStartArray();
        items.forEach(item -> value(item, inner));
        out.writeEndArray();
      }
      case Shape.Entries(Shape inner) when value instanceof Map<?, ?> entries -> {
        out.writeStartObject();
        entries.forEach((name, entry) -> {
          out.writeName(String.valueOf(name));
          value(entry, inner);
        });
        out.writeEndObject();
      }
      case Shape.Single single
          when single == Shape.Single.TIMESTAMP && value instanceof Long nanos ->
          writeMoment(nanos);
      case Shape _ -> anything(value);
    }
  }

  private void writeMoment(long nanos) {
    if (inText) {
      out.writeString(text(nanos));
    } else {
      out.writeNumber(epoch.seconds(nanos));
    }
  }

  /** A moment as a text, to the millisecond. */
  String text(long nanos) {
    return MILLIS.format(epoch.at(nanos));
  }

  private void anything(Object value) {
    switch (value) {
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Map<?, ?> entries -> {
        out.writeStartObject();
        entries.forEach((name, inner) -> {
          out.writeName(String.valueOf(name));
          anything(inner);
        });
        out.writeEndObject();
      }
      case List<?> items -> {
        out.writeStartArray();
        items.forEach(this::anything);
        out.writeEndArray();
      }
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private static List<Component> components(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("not a record: " + type);
    }
    List<Component> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        MethodHandle handle = MethodHandles.lookup().unreflect(component.getAccessor());
        components.add(new Component(component.getName(), handle));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("unreadable component " + component, e);
      }
    }
    return components;
  }
}
