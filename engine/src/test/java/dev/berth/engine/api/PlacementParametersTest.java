package dev.berth.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.model.LaunchType;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementParametersTest {
  private static final PlacementConstraint CONNECTED =
      new PlacementConstraint("memberOf", "agentConnected == true");
  private static final PlacementConstraint DISTINCT =
      new PlacementConstraint("distinctInstance", null);

  @Test
  @Tag("rule.placement-types-in-any-case")
  void strategies_inAnyCase_becomeTheirPolicies() {
    CheckedPlacement checked =
        check(
            List.of(
                strategy("Spread", "HOST"),
                strategy("SPREAD", "attribute:ecs.availability-zone"),
                strategy("binPack", "Memory"),
                strategy("random", null)),
            List.of());

    assertThat(checked.violations()).isEmpty();
    assertThat(checked.policies())
        .containsExactly(
            new Spread("instanceId"),
            new Spread("attribute:ecs.availability-zone"),
            new Binpack(Binpack.Field.MEMORY),
            new RandomChoice());
  }

  @Test
  void constraints_inAnyCase_areCompiled() {
    CheckedPlacement checked =
        check(
            List.of(),
            List.of(
                new PlacementConstraint("DistinctInstance", null),
                new PlacementConstraint("MEMBEROF", "runningTasksCount < 3")));

    assertThat(checked.violations()).isEmpty();
    assertThat(checked.constraints().distinctInstance()).isTrue();
    assertThat(checked.constraints().memberOf()).hasToString("[runningTasksCount < 3]");
  }

  @Test
  @Tag("rule.placement-random-field")
  void random_withAField_doesNotLookAtIt() {
    assertThat(check(List.of(strategy("random", "cpu")), List.of()).policies())
        .containsExactly(new RandomChoice());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, type, placement strategy without a type",
        "sprad, instanceId, type, unknown type 'sprad' of a placement strategy",
        "spread, -, field, strategy spread without a field",
        "spread, cpu, field, strategy spread cannot go by 'cpu'",
        "spread, attribute:, field, strategy spread cannot go by 'attribute:'",
        "binpack, -, field, strategy binpack without a field",
        "binpack, gpu, field, strategy binpack cannot go by 'gpu'"
      })
  @Tag("rule.placement-strategy-errors")
  void strategy_thatIsWrong_isRefusedByItsProperty(
      @Nullable String type, @Nullable String field, String property, String message) {
    CheckedPlacement checked =
        check(List.of(strategy("random", null), strategy(type, field)), List.of());

    assertThat(checked.violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.path()).containsExactly("placementStrategy", "1", property);
          assertThat(violation.error()).isEqualTo(new InvalidParameterException(message));
          assertThat(violation.hint()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, type, placement constraint without a type",
        "memberof_, -, type, unknown type 'memberof_' of a placement constraint",
        "distinctInstance, agentConnected == true, expression,"
            + " distinctInstance expression should not be specified.",
        "distinctInstance, '', expression, distinctInstance expression should not be specified.",
        "memberOf, -, expression, constraint memberOf without an expression",
        "memberOf, agentConnected = true, expression,"
            + " 'unknown operator ''='', at column 16 of the expression'"
      })
  @Tag("rule.placement-constraint-errors")
  void constraint_thatIsWrong_isRefusedByItsProperty(
      @Nullable String type, @Nullable String expression, String property, String message) {
    CheckedPlacement checked =
        check(List.of(), List.of(CONNECTED, new PlacementConstraint(type, expression)));

    assertThat(checked.violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.path()).containsExactly("placementConstraints", "1", property);
          assertThat(violation.error()).isEqualTo(new InvalidParameterException(message));
        });
  }

  @Test
  @Tag("rule.placement-expression-length")
  void expression_ofMoreThan2000Characters_isRefused() {
    String filler = "attribute:stack == " + "x".repeat(2_000);

    assertThat(check(List.of(), List.of(new PlacementConstraint("memberOf", filler))).violations())
        .singleElement()
        .satisfies(violation -> assertThat(violation.error().message()).contains("2,000"));
  }

  @Test
  @Tag("rule.placement-five-strategies")
  void strategies_fiveAtMost_sixAreRefused() {
    List<PlacementStrategy> five = Collections.nCopies(5, strategy("random", null));
    List<PlacementStrategy> six = Collections.nCopies(6, strategy("random", null));

    assertThat(check(five, List.of()).violations()).isEmpty();
    assertThat(messages(check(six, List.of())))
        .containsExactly("6 placement strategies, ECS takes at most 5");
  }

  @Test
  @Tag("rule.placement-ten-constraints")
  void constraints_tenAtMostWithTheTaskDefinitions_elevenAreRefused() {
    List<PlacementConstraint> seven = Collections.nCopies(7, CONNECTED);

    assertThat(
            parameters(LaunchType.EC2, List.of(), seven, 3)
                .check(MissingAttribute.DIFFERS)
                .violations())
        .isEmpty();
    assertThat(
            messages(
                parameters(LaunchType.EC2, List.of(), seven, 4).check(MissingAttribute.DIFFERS)))
        .containsExactly(
            "11 placement constraints with the 4 of the task definition, ECS takes at most 10");
  }

  @Test
  @Tag("rule.placement-none-on-fargate")
  void fargate_takesNeitherStrategiesNorConstraints() {
    List<PlacementStrategy> strategies = List.of(strategy("random", null));

    assertThat(
            messages(
                parameters(LaunchType.FARGATE, strategies, List.of(), 0)
                    .check(MissingAttribute.DIFFERS)))
        .containsExactly("Placement strategies are not supported with FARGATE launch type.");
    assertThat(
            messages(
                parameters(LaunchType.FARGATE, List.of(), List.of(DISTINCT), 0)
                    .check(MissingAttribute.DIFFERS)))
        .containsExactly("Placement constraints are not supported with FARGATE launch type.");
    assertThat(
            messages(
                parameters(LaunchType.FARGATE, List.of(), List.of(), 1)
                    .check(MissingAttribute.DIFFERS)))
        .containsExactly("Placement constraints are not supported with FARGATE launch type.");
    assertThat(
            messages(
                parameters(LaunchType.FARGATE, List.of(), List.of(), 0)
                    .check(MissingAttribute.DIFFERS)))
        .isEmpty();
  }

  @Test
  @Tag("rule.placement-definition-distinct-instance")
  void taskDefinition_withDistinctInstance_isRefusedAsAClientsMistake() {
    CheckedPlacement checked =
        PlacementParameters.checkOfTaskDefinition(
            List.of(DISTINCT, new PlacementConstraint("memberOf", "stack == x")),
            MissingAttribute.DIFFERS);

    assertThat(checked.violations())
        .extracting(Violation::error)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        new ClientException(
                            "constraint.type 'distinctInstance' is not supported.")),
            second -> assertThat(second).isInstanceOf(ClientException.class));
    assertThat(checked.constraints().count()).isZero();
  }

  private static CheckedPlacement check(
      List<PlacementStrategy> strategies, List<PlacementConstraint> constraints) {
    return parameters(LaunchType.EC2, strategies, constraints, 0).check(MissingAttribute.DIFFERS);
  }

  private static PlacementParameters parameters(
      LaunchType launchType,
      List<PlacementStrategy> strategies,
      List<PlacementConstraint> constraints,
      int ofTaskDefinition) {
    return new PlacementParameters(launchType, strategies, constraints, ofTaskDefinition);
  }

  private static PlacementStrategy strategy(@Nullable String type, @Nullable String field) {
    return new PlacementStrategy(type, field);
  }

  private static List<String> messages(CheckedPlacement checked) {
    return checked.violations().stream().map(violation -> violation.error().message()).toList();
  }
}
