package dev.berth.engine.placement.query;

import static dev.berth.engine.placement.query.QueryFixtures.REGISTERED;
import static dev.berth.engine.placement.query.QueryFixtures.instance;
import static dev.berth.engine.placement.query.QueryFixtures.matches;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.placement.query.Subject.Attribute;
import dev.berth.engine.placement.query.Subject.OrderedField;
import dev.berth.engine.placement.query.Subject.TextField;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      quoteCharacter = '`',
      value = {
        "attribute:ecs.instance-type == t2.small                               / true",
        "attribute:ecs.instance-type == t2.large                               / false",
        "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]           / true",
        "attribute:ecs.availability-zone in [us-east-1c,us-east-1b]            / false",
        "attribute:ecs.instance-type =~ t2.* and "
            + "attribute:ecs.availability-zone != us-east-1d                   / true",
        "attribute:ecs.instance-type =~ g2.* and "
            + "attribute:ecs.availability-zone != us-east-1d                   / false",
        "task:group == service:production                                      / true",
        "not(task:group == database)                                           / true",
        "not(task:group == service:production)                                 / false",
        "runningTasksCount == 1                                                / true",
        "agentVersion < 1.14.5                                                 / false",
        "agentVersion < 1.15                                                   / true",
        "registeredAt < 2018-02-13                                             / false",
        "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']                         / true",
        "ec2InstanceId in [\"i-wxyx7890\"]                                     / false",
        "attribute:ecs.instance-type matches (p[2,3]|t[2,3]|f[1]).*            / true",
        "attribute:ecs.instance-type==t2.small                                 / true",
      })
  @Tag("rule.query-documented-examples")
  void matches_forTheKindsOfDocumentedExamples_isAsDocumented(String expression, boolean expected)
      throws QuerySyntaxException {
    assertThat(matches(expression, instance())).isEqualTo(expected);
  }

  @Test
  @Tag("rule.query-versions-by-number")
  void versions_withPartsOfDifferentLengths_compareByNumber() throws QuerySyntaxException {
    QueryTarget target = instance().withAgent(true, new AgentVersion(1, 9, 0));

    assertThat(matches("agentVersion < 1.14.5", target)).isTrue();
    assertThat(matches("agentVersion == 1.9", target)).isTrue();
    assertThat(matches("agentVersion == 01.09.00", target)).isTrue();
    assertThat(matches("agentVersion >= 2", target)).isFalse();
  }

  @Test
  @Tag("rule.query-unknown-version")
  void agentVersion_whenUnknown_isOnlyUnequal() throws QuerySyntaxException {
    QueryTarget target = instance().withAgent(false, null);

    assertThat(matches("agentVersion != 1.14.5", target)).isTrue();
    assertThat(matches("agentVersion == 1.14.5", target)).isFalse();
    assertThat(matches("agentVersion < 1.14.5", target)).isFalse();
    assertThat(matches("agentVersion >= 1.14.5", target)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2018-06-18T22:28:28+00:00, 2018-06-18T22:28:28Z",
    "2018-06-18T22:28:28Z,      2018-06-18T22:28:28Z",
    "2018-06-18T22:28:28,       2018-06-18T22:28:28Z",
    "2018-06-18T22:28:28+02:00, 2018-06-18T20:28:28Z",
    "2018-06-18T22:28:28-02:30, 2018-06-19T00:58:28Z",
    "2018-06-18,                2018-06-18T00:00:00Z",
  })
  @Tag("rule.query-timestamps")
  void timestamps_inEveryForm_nameOnePoint(String text, Instant point) throws QuerySyntaxException {
    long second = point.getEpochSecond();
    QueryTarget then = instance().registeredAt(second);

    assertThat(matches("registeredAt == " + text, then)).isTrue();
    assertThat(matches("registeredAt == '" + text + "'", then)).isTrue();
    assertThat(matches("registeredAt >= " + text, instance().registeredAt(second - 1))).isFalse();
    assertThat(matches("registeredAt > " + text, instance().registeredAt(second + 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attribute:stack != prod",
        "attribute:stack !in [prod, test]",
        "attribute:stack !~ p.*",
        "attribute:stack !exists",
        "not(attribute:stack == prod)",
        "!attribute:stack exists"
      })
  @Tag("rule.query-missing-attribute-negated")
  void negations_onAMissingAttribute_hold(String expression) throws QuerySyntaxException {
    assertThat(matches(expression, instance())).isTrue();
    assertThat(matches(expression, instance().with("stack", "prod"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attribute:stack != prod",
        "attribute:stack !in [prod, test]",
        "attribute:stack !~ p.*"
      })
  void negativeOperator_onAMissingAttribute_failsWhereThatIsTheRule(String expression)
      throws QuerySyntaxException {
    ClusterQuery query = ClusterQuery.parse(expression, MissingAttribute.FAILS);

    assertThat(query.matches(instance())).isFalse();
    assertThat(query.matches(instance().with("stack", ""))).isTrue();
    assertThat(query.matches(instance().with("stack", "dev"))).isTrue();
    assertThat(query.matches(instance().with("stack", "prod"))).isFalse();
    assertThat(query).isNotEqualTo(ClusterQuery.parse(expression));
    assertThat(ClusterQuery.parse(query.text(), MissingAttribute.FAILS)).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attribute:stack !exists",
        "not(attribute:stack == prod)",
        "not(attribute:stack != prod)",
        "task:group != service:other",
        "agentVersion != 1.2.3"
      })
  void otherNegations_holdWhereNegativeOperatorsFailOnMissingAttributes(String expression)
      throws QuerySyntaxException {
    assertThat(ClusterQuery.parse(expression, MissingAttribute.FAILS).matches(instance())).isTrue();
  }

  @Test
  @Tag("rule.query-attribute-without-value")
  void attribute_withoutAValue_existsAndIsEmpty() throws QuerySyntaxException {
    QueryTarget target = instance().with("ecs.capability.efs", "");

    assertThat(matches("attribute:ecs.capability.efs exists", target)).isTrue();
    assertThat(matches("attribute:ecs.capability.efs == ''", target)).isTrue();
    assertThat(matches("attribute:ecs.capability.efs > 0", target)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "8, true, false",
    "10, true, false",
    "9.5, true, false",
    "+10.50, true, false",
    "-3, false, true",
    "4, false, false",
    "04.0, false, false",
    "9007199254740993, true, false",
    "large, false, false",
    "1e9, false, false",
    "0x10, false, false",
    "'', false, false",
    "., false, false",
    "5., false, false",
    "NaN, false, false"
  })
  @Tag("rule.query-attribute-order")
  void orderOnAnAttribute_byItsValue_isNumeric(String value, boolean greater, boolean less)
      throws QuerySyntaxException {
    QueryTarget target = instance().with("cores", value);

    assertThat(matches("attribute:cores > 4", target)).isEqualTo(greater);
    assertThat(matches("attribute:cores < 4", target)).isEqualTo(less);
  }

  @Test
  void orderOnAnAttribute_ofLargeNumbers_isExact() throws QuerySyntaxException {
    QueryTarget target = instance().with("serial", "9007199254740993");

    assertThat(matches("attribute:serial > 9007199254740992", target)).isTrue();
    assertThat(matches("attribute:serial <= 9007199254740992", target)).isFalse();
  }

  @Test
  @Tag("rule.query-attribute-equality")
  void equalityOfAttributes_forNumbers_isOfText() throws QuerySyntaxException {
    assertThat(matches("attribute:cores == 4", instance().with("cores", "4.0"))).isFalse();
    assertThat(matches("attribute:cores >= 4", instance().with("cores", "4.0"))).isTrue();
    assertThat(matches("attribute:zone == A", instance().with("zone", "a"))).isFalse();
  }

  @Test
  @Tag("rule.query-task-group-set")
  void taskGroup_withSeveralGroups_isASet() throws QuerySyntaxException {
    QueryTarget both = instance().withTasks(2, "service:web", "family:batch");
    QueryTarget none = instance().withTasks(0);

    assertThat(matches("task:group == family:batch", both)).isTrue();
    assertThat(matches("task:group != family:batch", both)).isFalse();
    assertThat(matches("task:group in [service:db, service:web]", both)).isTrue();
    assertThat(matches("task:group !in [service:db, service:web]", both)).isFalse();
    assertThat(matches("task:group =~ service:.*", both)).isTrue();
    assertThat(matches("task:group !~ service:.*", both)).isFalse();
    assertThat(matches("task:group =~ .*", none)).isFalse();
    assertThat(matches("task:group !~ .*", none)).isTrue();
  }

  @Test
  @Tag("rule.query-pattern-full-match")
  void patterns_onPartOfAValue_doNotMatch() throws QuerySyntaxException {
    assertThat(matches("attribute:ecs.instance-type =~ t2", instance())).isFalse();
    assertThat(matches("attribute:ecs.instance-type =~ '.*small'", instance())).isTrue();
    assertThat(matches("attribute:ecs.instance-type =~ t2\\.s\\w+", instance())).isTrue();
    assertThat(matches("agentConnected =~ t.*", instance())).isTrue();
  }

  @Test
  void queries_inDifferentSpellings_areEqual() throws QuerySyntaxException {
    ClusterQuery one =
        ClusterQuery.parse("attribute:a==b&&!(runningTasksCount>=03||registeredAt<2018-06-18)");
    ClusterQuery other =
        ClusterQuery.parse(
            "(attribute:a equals 'b') and not (runningTasksCount greater_than_equal 3 or"
                + " (registeredAt less_than \"2018-06-18T00:00:00+00:00\"))");

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one)
        .hasToString(
            "attribute:a == b and"
                + " not(runningTasksCount >= 3 or registeredAt < 2018-06-18T00:00:00Z)");
  }

  @Test
  void text_whenCanonicalIsTooLong_isTheSource() throws QuerySyntaxException {
    String source = "agentVersion>1&&".repeat(123) + "agentVersion>1";
    ClusterQuery query = ClusterQuery.parse("  " + source);

    assertThat(query.text()).isEqualTo(source);
    assertThat(ClusterQuery.parse(query.text())).isEqualTo(query);
  }

  @Test
  void dependencies_ofAQuery_areItsSubjects() throws QuerySyntaxException {
    ClusterQuery query =
        ClusterQuery.parse(
            "attribute:b == 1 or not(task:group == db) and attribute:a exists"
                + " or attribute:b == 2 or runningTasksCount < 5");

    assertThat(query.subjects())
        .containsExactly(
            new Attribute("b"),
            TextField.TASK_GROUP,
            new Attribute("a"),
            OrderedField.RUNNING_TASKS_COUNT);
    assertThat(query.parts())
        .containsExactly(
            InstancePart.ATTRIBUTES, InstancePart.RUNNING_TASKS_COUNT, InstancePart.TASK_GROUPS);
  }

  @Test
  void parts_ofFixedSubjects_areIdentityAndAgent() throws QuerySyntaxException {
    ClusterQuery query =
        ClusterQuery.parse(
            "ec2InstanceId == i-1 or registeredAt > 2018-06-18 or agentConnected == true");

    assertThat(query.parts()).containsExactly(InstancePart.IDENTITY, InstancePart.AGENT);
  }

  @Test
  void groupDependency_byTheQuerysTests_isExact() throws QuerySyntaxException {
    ClusterQuery query =
        ClusterQuery.parse("task:group != db or task:group =~ service:.* or attribute:x == web");

    assertThat(query.dependsOnGroup("db")).isTrue();
    assertThat(query.dependsOnGroup("service:web")).isTrue();
    assertThat(query.dependsOnGroup("web")).isFalse();
  }

  @Test
  @Tag("rule.query-registered-to-the-second")
  void registration_atThatVerySecond_isNeitherBeforeNorAfter() throws QuerySyntaxException {
    QueryTarget target = instance().registeredAt(REGISTERED);

    assertThat(matches("registeredAt <= 2018-06-18T22:28:28Z", target)).isTrue();
    assertThat(matches("registeredAt < 2018-06-18T22:28:28Z", target)).isFalse();
    assertThat(matches("registeredAt != 2018-06-18T22:28:28Z", target)).isFalse();
  }
}
