package dev.berth.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void fill_withValuesThatLookLikePlaces_leavesThemAsTheyAre() {
    Template template = new Template("<${a}|${b}>");

    assertThat(template.fill(Map.of("a", "${b}$1\\", "b", "x"))).isEqualTo("<${b}$1\\|x>");
  }

  @Test
  void fill_withoutAValue_fails() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("${a}").fill(Map.of()))
        .withMessage("no value for ${a}");
  }

  @Test
  void fill_withoutAPlace_fails() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Template("").fill(Map.of("a", "x")))
        .withMessage("no place for [a]");
  }
}
