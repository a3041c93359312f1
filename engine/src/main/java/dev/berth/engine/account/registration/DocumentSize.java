package dev.berth.engine.account.registration;

import dev.berth.engine.api.Members;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How long a definition is: as JSON without any space between its parts, in UTF-8, without what the
 * caller left out. ECS does not say how it counts.
 */
final class DocumentSize {
  static final int MOST_BYTES = 64 * 1_024;

  private DocumentSize() {}

  static void check(Draft draft, Findings findings) {
    long bytes = bytes(Members.write(draft.call()));
    if (bytes > MOST_BYTES) {
      findings.refuse(
          MemberPath.of(Draft.CONTAINERS),
          "the task definition has %d bytes as JSON".formatted(bytes),
          "at most %d, which are 64 KiB".formatted(MOST_BYTES));
    }
  }

  static long bytes(Object value) {
    return switch (value) {
      case Map<?, ?> members -> {
        long sum = 1 + Math.max(1, members.size());
        for (Map.Entry<?, ?> member : members.entrySet()) {
          sum += text(String.valueOf(member.getKey())) + 1 + bytes(member.getValue());
        }
        yield sum;
      }
      case List<?> items -> {
        long sum = 1 + Math.max(1, items.size());
        for (Object item : items) {
          sum += bytes(item);
        }
        yield sum;
      }
      case String text -> text(text);
      default -> value.toString().length();
    };
  }

  private static long text(String text) {
    long escapes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f') {
        escapes++;
      } else if (c < ' ') {
        escapes += 5;
      }
    }
    return 2 + escapes + text.getBytes(StandardCharsets.UTF_8).length;
  }
}
