package dev.berth.scenarios.binding;

import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.unit.Quantity;
import dev.berth.scenarios.unit.UnitException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts to single values. */
final class SingleValues {
  private SingleValues() {}

  /**
   * The value of a text.
   *
   * @param bare whether an amount may come without its unit
   */
  static Object parse(String text, Shape shape, boolean bare) throws UnitException {
    return switch (shape) {
      case Shape.Text _ -> text;
      case Shape.Whole(Class<?> type) -> whole(text, type);
      case Shape.Decimal _ -> decimal(text);
      case Shape.Flag _ -> flag(text);
      case Shape.Word word -> word(text, word);
      case Shape.Measured(Quantity quantity) -> quantity.parse(text, bare);
      case Shape.Anything _, Shape.ListOf _, Shape.MapOf _, Shape.Structure _, Shape.Choice _ ->
          throw new IllegalArgumentException("not a single value: " + shape);
    };
  }

  /** Something that stands for a required value that is wrong; {@code null} if nothing can. */
  static @Nullable Object emptyOf(Shape shape) {
    return switch (shape) {
      case Shape.Text _ -> "";
      case Shape.Whole(Class<?> type) when type == int.class -> 0;
      case Shape.Whole _ -> 0L;
      case Shape.ListOf _ -> List.of();
      case Shape.MapOf _ -> Map.of();
      case Shape.Decimal _,
          Shape.Flag _,
          Shape.Word _,
          Shape.Measured _,
          Shape.Anything _,
          Shape.Structure _,
          Shape.Choice _ ->
          null;
    };
  }

  private static Object whole(String text, Class<?> type) throws UnitException {
    String digits = text.replaceAll("(?<=\\d)_(?=\\d)", "");
    if (!digits.matches("[+-]?\\d+")) {
      throw new UnitException("'" + text + "' is not a whole number", "write it in digits");
    }
    try {
      long value = Long.parseLong(digits);
      if (type == long.class || type == Long.class) {
        return value;
      }
      return Math.toIntExact(value);
    } catch (NumberFormatException | ArithmeticException _) {
      throw new UnitException(text + " is too large a number", "");
    }
  }

  private static Object decimal(String text) throws UnitException {
    if (!text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
      throw new UnitException("'" + text + "' is not a number", "write it like 0.5");
    }
    return Double.parseDouble(text);
  }

  private static Object flag(String text) throws UnitException {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw new UnitException("'" + text + "' is no answer", "write true or false");
    };
  }

  private static Object word(String text, Shape.Word shape) throws UnitException {
    for (Map.Entry<String, Object> word : shape.words().entrySet()) {
      if (word.getKey().equalsIgnoreCase(text)) {
        return word.getValue();
      }
    }
    throw new UnitException(
        "unknown value '" + text + "'", Nearest.hint(text, shape.words().keySet()));
  }
}
