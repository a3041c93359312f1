package dev.berth.engine.cluster.call;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long shapes are as JSON, without blanks and without the members that were left out. */
final class JsonLength {
  private static final int ESCAPED_CONTROL = 6;

  private JsonLength() {}

  static int of(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> ofText(text);
      case List<?> items ->
          2 + separators(items.size()) + items.stream().mapToInt(JsonLength::of).sum();
      case Record shape -> ofShape(shape);
      default -> value.toString().length();
    };
  }

  private static int ofShape(Record shape) {
    int length = 2;
    int members = 0;
    for (RecordComponent member : shape.getClass().getRecordComponents()) {
      Object value = valueOf(shape, member);
      if (value != null) {
        length += ofText(member.getName()) + 1 + of(value);
        members++;
      }
    }
    return length + separators(members);
  }

  private static @Nullable Object valueOf(Record shape, RecordComponent member) {
    try {
      return member.getAccessor().invoke(shape);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no member " + member.getName(), e);
    }
  }

  private static int ofText(String text) {
    return 2
        + text.chars().map(c -> c == '"' || c == '\\' ? 2 : c < ' ' ? ESCAPED_CONTROL : 1).sum();
  }

  private static int separators(int items) {
    return Math.max(0, items - 1);
  }
}
