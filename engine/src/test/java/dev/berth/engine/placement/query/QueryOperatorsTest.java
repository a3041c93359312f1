package dev.berth.engine.placement.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator, in both spellings, with every subject, against the documented table. */
class QueryOperatorsTest {
  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "agentConnected", "true",
          "agentVersion", "1.14.5",
          "attribute:a", "4",
          "ec2InstanceId", "i-1",
          "registeredAt", "2018-06-18",
          "runningTasksCount", "4",
          "task:group", "db");

  private static final Set<String> OF_TEXT =
      Set.of(
          "==",
          "equals",
          "!=",
          "not_equals",
          "in",
          "!in",
          "not_in",
          "=~",
          "matches",
          "!~",
          "not_matches");

  private static final Set<String> OF_ORDER =
      Set.of(
          "==",
          "equals",
          "!=",
          "not_equals",
          ">",
          "greater_than",
          ">=",
          "greater_than_equal",
          "<",
          "less_than",
          "<=",
          "less_than_equal");

  private static final List<String> ALL =
      List.of(
          "==",
          "equals",
          "!=",
          "not_equals",
          ">",
          "greater_than",
          ">=",
          "greater_than_equal",
          "<",
          "less_than",
          "<=",
          "less_than_equal",
          "exists",
          "!exists",
          "not_exists",
          "in",
          "!in",
          "not_in",
          "=~",
          "matches",
          "!~",
          "not_matches");

  @ParameterizedTest
  @MethodSource("pairs")
  @Tag("rule.query-operators-by-subject")
  void operator_withASubject_isTakenOrRefused(String subject, String operator)
      throws QuerySyntaxException {
    String expression = subject + " " + operator + argument(subject, operator);

    if (allows(subject, operator)) {
      ClusterQuery query = ClusterQuery.parse(expression);
      assertThat(ClusterQuery.parse(query.text())).isEqualTo(query);
    } else {
      QuerySyntaxException refusal =
          catchThrowableOfType(QuerySyntaxException.class, () -> ClusterQuery.parse(expression));
      assertThat(refusal.problem())
          .isEqualTo("%s does not take the operator '%s'".formatted(subject, operator));
      assertThat(refusal.hint())
          .isEqualTo(
              isText(subject)
                  ? "use one of ==, !=, in, !in, =~, !~"
                  : "use one of ==, !=, >, >=, <, <=");
      assertThat(refusal.column()).isEqualTo(subject.length() + 2);
    }
  }

  static Stream<Arguments> pairs() {
    return ARGUMENTS.keySet().stream()
        .sorted()
        .flatMap(subject -> ALL.stream().map(operator -> Arguments.of(subject, operator)));
  }

  private static boolean allows(String subject, String operator) {
    return subject.startsWith("attribute:")
        || (isText(subject) ? OF_TEXT : OF_ORDER).contains(operator);
  }

  private static boolean isText(String subject) {
    return Set.of("agentConnected", "ec2InstanceId", "task:group").contains(subject);
  }

  private static String argument(String subject, String operator) {
    if (operator.endsWith("exists")) {
      return "";
    }
    String value = ARGUMENTS.get(subject);
    return operator.endsWith("in") ? " [" + value + "]" : " " + value;
  }
}
