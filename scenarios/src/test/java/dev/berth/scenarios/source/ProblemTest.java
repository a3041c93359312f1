package dev.berth.scenarios.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void problem_inLine_isShownWithCaretsAndHint() {
    SourceText source = SourceText.of("peak.yaml", "a\n".repeat(8) + "    desiredCout: 3\n");
    Place place = new Place(source, 9, 5, 11);

    assertThat(
            Problem.error(
                    place,
                    "unknown property 'desiredCout' in service 'api'",
                    "did you mean 'desiredCount'?")
                .render())
        .isEqualTo(
            """
            error: unknown property 'desiredCout' in service 'api'
              --> peak.yaml:9:5
               |
             9 |     desiredCout: 3
               |     ^^^^^^^^^^^ did you mean 'desiredCount'?
            """);
  }

  @Test
  void problem_farInLongLine_isShownWithItsSurroundings() {
    SourceText source = SourceText.of("a.json", "x".repeat(500) + "here" + "y".repeat(500));
    String[] lines = Problem.error(new Place(source, 1, 501, 4), "m", "").render().split("\n");

    int caret = lines[4].indexOf('^');
    assertThat(lines[3].substring(caret, caret + 4)).isEqualTo("here");
    assertThat(lines[3].length()).isLessThan(140);
  }

  @Test
  void problem_withControlCharacters_doesNotUpsetTheTerminal() {
    SourceText source = SourceText.of("a", "b\u001b[31m\tc");

    assertThat(Problem.error(new Place(source, 1, 1, 99), "\u001b[2J", "h\ni").render())
        .doesNotContain("\u001b")
        .contains("^ h i")
        .hasLineCount(5);
  }
}
