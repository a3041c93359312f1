package dev.berth.engine.placement.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPrecedenceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {
        "A or B and C            / A or B and C",
        "A and B or C            / A and B or C",
        "(A or B) and C          / (A or B) and C",
        "A && B || C && D        / A and B or C and D",
        "not A and B             / not(A) and B",
        "!A or B                 / not(A) or B",
        "not(A and B) or C       / not(A and B) or C",
        "not (A) and B           / not(A) and B",
        "!!A                     / not(not(A))",
        "not not not A           / not(not(not(A)))",
        "((A))                   / A",
        "(A and B) and C         / A and B and C",
        "A or (B or (C or D))    / A or B or C or D",
        "A and (B and C or D)    / A and (B and C or D)",
        "(A)and(B)or(C)          / A and B or C",
        "(A)&&(B)||!(C)          / A and B or not(C)",
      })
  @Tag("rule.query-precedence")
  void parse_ofCompounds_bindsNotThenAndThenOr(String source, String canonical)
      throws QuerySyntaxException {
    assertThat(ClusterQuery.parse(spell(source)).text()).isEqualTo(spell(canonical));
  }

  @Test
  void values_thatSpellOperators_areQuoted() throws QuerySyntaxException {
    assertThat(ClusterQuery.parse("task:group == 'or' or task:group in [in, 'and']").text())
        .isEqualTo("task:group == 'or' or task:group in [in, 'and']");
  }

  @Test
  void patterns_besideBrackets_endWhereTheConditionDoes() throws QuerySyntaxException {
    assertThat(
            ClusterQuery.parse(
                    "(attribute:a =~ (x|y)[)].*)&&(attribute:b=~t2.*||attribute:c =~ or|x)")
                .text())
        .isEqualTo("attribute:a =~ (x|y)[)].* and (attribute:b =~ t2.* or attribute:c =~ or|x)");
  }

  @Test
  void nesting_upToTheLimit_isTaken() {
    String condition = "task:group == a";

    assertThatCode(() -> ClusterQuery.parse("(".repeat(50) + condition + ")".repeat(50)))
        .doesNotThrowAnyException();
    assertThatCode(() -> ClusterQuery.parse(ClusterQuery.parse("!".repeat(50) + condition).text()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> ClusterQuery.parse("(".repeat(51) + condition + ")".repeat(51)))
        .isInstanceOf(QuerySyntaxException.class)
        .hasMessage("more than 50 parentheses and negations within each other at column 51");
    assertThatThrownBy(() -> ClusterQuery.parse("not ".repeat(51) + condition))
        .hasMessage("more than 50 parentheses and negations within each other at column 201");
  }

  private static String spell(String letters) {
    return letters.replaceAll("\\b([A-D])\\b", "attribute:$1 exists");
  }
}
