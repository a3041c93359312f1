package dev.berth.http.ecs;

import dev.berth.http.live.Epoch;
import dev.berth.http.model.Shape;
import dev.berth.http.model.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads bodies of requests as their shapes say, with ECS's refusals of what does not fit. Members
 * that the API does not know are passed over, those that are {@code null} count as left out.
 */
final class RequestReader {
  private static final int DEEPEST = 100;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private final JsonParser parser;
  private final Epoch epoch;

  private RequestReader(JsonParser parser, Epoch epoch) {
    this.parser = parser;
    this.epoch = epoch;
  }

  /** The members of a body that is to be such a structure. */
  static Map<String, Object> read(byte[] body, Structure structure, Epoch epoch)
      throws WireException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw WireException.serialization("");
      }
      Map<String, Object> members = new RequestReader(parser, epoch).structure(structure);
      if (parser.nextToken() != null) {
        throw WireException.serialization("");
      }
      return members;
    } catch (JacksonException _) {
      throw WireException.serialization("");
    }
  }

  private Map<String, Object> structure(Structure structure) throws WireException {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      Shape shape = structure.shapeOf(name);
      if (shape == null) {
        parser.skipChildren();
      } else {
        put(members, name, value(shape));
      }
    }
    return members;
  }

  private Map<String, Object> entries(Shape shape) throws WireException {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      put(entries, name, value(shape));
    }
    return entries;
  }

  private List<Object> items(Shape shape) throws WireException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object item = value(shape);
      // An item that is not there cannot be left out without moving all others.
      if (item == null) {
        throw WireException.serialization("");
      }
      items.add(item);
    }
    return items;
  }

  private static void put(Map<String, Object> members, String name, @Nullable Object value) {
    if (value == null) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
  }

  private @Nullable Object value(Shape shape) throws WireException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (shape) {
      case Structure structure -> {
        expect(JsonToken.START_OBJECT, "Unexpected field type");
        yield structure(structure);
      }
      case Shape.Entries(Shape inner) -> {
        expect(JsonToken.START_OBJECT, "Unexpected field type");
        yield entries(inner);
      }
      case Shape.Items(Shape inner) -> {
        expect(JsonToken.START_ARRAY, "Unexpected field type");
        yield items(inner);
      }
      case Shape.Text _ -> {
        expect(JsonToken.VALUE_STRING, misfit("String"));
        yield parser.getString();
      }
      case Shape.Single.BOOLEAN -> flag();
      case Shape.Single.INTEGER -> Math.toIntExact(whole("Integer", Integer.MAX_VALUE));
      case Shape.Single.LONG -> whole("Long", Long.MAX_VALUE);
      case Shape.Single.DOUBLE -> fraction();
      case Shape.Single.TIMESTAMP -> epoch.nanos(number("Timestamp"));
      case Shape.Single.DOCUMENT -> anything();
    };
  }

  private @Nullable Object anything() throws WireException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> entries(Shape.Single.DOCUMENT);
      case START_ARRAY -> items(Shape.Single.DOCUMENT);
      case VALUE_TRUE, VALUE_FALSE -> flag();
      case VALUE_STRING -> parser.getString();
      default -> number("Document");
    };
  }

  private boolean flag() throws WireException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw WireException.serialization(misfit("Boolean"));
    };
  }

  private BigDecimal number(String type) throws WireException {
    if (!parser.currentToken().isNumeric()) {
      throw WireException.serialization(misfit(type));
    }
    BigDecimal number = parser.getDecimalValue();
    // Nothing of the API has as many digits; arithmetic with a billion of them takes for ever.
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      throw WireException.serialization(misfit(type));
    }
    return number;
  }

  private double fraction() throws WireException {
    if (!parser.currentToken().isNumeric() || !Double.isFinite(parser.getDoubleValue())) {
      throw WireException.serialization(misfit("Double"));
    }
    return parser.getDoubleValue();
  }

  private long whole(String type, long most) throws WireException {
    try {
      long number = number(type).longValueExact();
      if (number > most || number < -most - 1) {
        throw WireException.serialization(misfit(type));
      }
      return number;
    } catch (ArithmeticException _) {
      throw WireException.serialization(misfit(type));
    }
  }

  private void expect(JsonToken expected, String otherwise) throws WireException {
    if (parser.currentToken() != expected) {
      throw WireException.serialization(otherwise);
    }
  }

  private String misfit(String type) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "Start of structure or map found where not expected.";
      case START_ARRAY -> "Start of list found where not expected.";
      case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + article(type);
      case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + article(type);
      case VALUE_STRING -> "STRING_VALUE can not be converted to " + article(type);
      default -> "NUMBER_VALUE can not be converted to " + article(type);
    };
  }

  private static String article(String type) {
    return (type.equals("Integer") ? "an " : "a ") + type;
  }
}
