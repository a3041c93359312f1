package dev.berth.engine.placement.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class QuerySyntaxTest {
  private static final String INPUT = "> ";

  /** The file holds each wrong expression after "> ", then the rendering of its error. */
  @Test
  @Tag("rule.query-errors-point")
  void renderings_ofAllErrors_areAsInTheGoldenFile() throws IOException {
    String golden = read("errors.txt");

    String actual =
        golden
            .lines()
            .filter(line -> line.startsWith(INPUT))
            .map(line -> line + "\n" + rendering(line.substring(INPUT.length())) + "\n")
            .collect(Collectors.joining("\n"));

    assertThat(actual).isEqualTo(golden);
  }

  @Test
  void rendering_ofALineBreak_keepsColumns() {
    assertThat(rendering("task:group == a and\n\ttask:groop == b"))
        .isEqualTo(
            """
            unknown subject 'task:groop'
              --> column 22
               |
               | task:group == a and  task:groop == b
               |                      ^^^^^^^^^^ did you mean 'task:group'?\
            """);
  }

  @Test
  void rendering_inALongExpression_showsThePlaceOnly() {
    String before = "task:group == a or ".repeat(20);

    assertThat(rendering(before + "task:groop == b" + " or task:group == c".repeat(20)))
        .isEqualTo(
            """
            unknown subject 'task:groop'
              --> column 381
               |
               | ...up == a or task:group == a or task:groop == b or task:group == c or ta...
               |                                  ^^^^^^^^^^ did you mean 'task:group'?\
            """);
  }

  @Test
  @Tag("rule.query-length")
  void length_overTheLimit_isRefused() throws QuerySyntaxException {
    String longest = "attribute:a == " + "b".repeat(1_985);

    assertThat(ClusterQuery.parse(longest).text()).isEqualTo(longest);
    assertThatThrownBy(() -> ClusterQuery.parse(longest + "b"))
        .isInstanceOf(QuerySyntaxException.class)
        .hasMessage("expression of 2,001 characters, more than 2,000 at column 2001");
  }

  @Test
  void message_ofAnError_isOneLineWithColumnAndAdvice() {
    assertThatThrownBy(() -> ClusterQuery.parse("  agentConected == true"))
        .hasMessage("unknown subject 'agentConected' at column 3; did you mean 'agentConnected'?");
  }

  private static String rendering(String expression) {
    try {
      return "no error: " + ClusterQuery.parse(expression);
    } catch (QuerySyntaxException e) {
      return e.rendering();
    }
  }

  private static String read(String name) throws IOException {
    try (InputStream in = QuerySyntaxTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
