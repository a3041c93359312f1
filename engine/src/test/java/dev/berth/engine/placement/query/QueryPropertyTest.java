package dev.berth.engine.placement.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.placement.query.QueryFixtures.Instance;
import java.util.Random;

class QueryPropertyTest {
  @SeededTest(runs = 60)
  void canonicalText_ofARandomTree_parsesToAnEqualTree(long seed) throws QuerySyntaxException {
    RandomExpressions expressions = new RandomExpressions(new Random(seed));
    for (int i = 0; i < 50; i++) {
      Expression expression = expressions.next(4);
      String text = QueryText.of(expression);
      if (text.length() <= QueryParser.MAX_LENGTH) {
        Expression parsed = QueryParser.parse(text);
        assertThat(parsed).as(text).isEqualTo(expression).hasSameHashCodeAs(expression);
        assertThat(QueryText.of(parsed)).isEqualTo(text);
      }
    }
  }

  @SeededTest(runs = 60)
  void matches_ofARandomSpelling_isWhatItMeans(long seed) throws QuerySyntaxException {
    Random random = new Random(seed);
    SpelledQueries queries = new SpelledQueries(random);
    for (int i = 0; i < 50; i++) {
      SpelledQueries.Spelled spelled = queries.next(3);
      if (spelled.text().length() > QueryParser.MAX_LENGTH) {
        continue;
      }
      ClusterQuery query = ClusterQuery.parse(spelled.text());
      ClusterQuery canonical = ClusterQuery.parse(query.text());
      assertThat(canonical).as(spelled.text()).isEqualTo(query);
      for (int j = 0; j < 20; j++) {
        Instance instance = queries.instance();
        boolean expected = spelled.meaning().test(instance);
        assertThat(query.matches(instance)).as("%s on %s", spelled, instance).isEqualTo(expected);
        assertThat(canonical.matches(instance)).isEqualTo(expected);
      }
    }
  }

  @SeededTest(runs = 40)
  void matches_whenOnlyOtherPartsChange_staysTheSame(long seed) throws QuerySyntaxException {
    Random random = new Random(seed);
    SpelledQueries queries = new SpelledQueries(random);
    for (int i = 0; i < 50; i++) {
      ClusterQuery query = ClusterQuery.parse(queries.next(1).text());
      Instance before = queries.instance();
      Instance other = queries.instance();
      Instance after = mixed(query, before, other);
      assertThat(query.matches(after))
          .as("%s on %s and %s", query, before, after)
          .isEqualTo(query.matches(before));
    }
  }

  /** {@code before} in all that the query depends on, {@code other} in the rest. */
  private static Instance mixed(ClusterQuery query, Instance before, Instance other) {
    Instance identity = query.parts().contains(InstancePart.IDENTITY) ? before : other;
    Instance agent = query.parts().contains(InstancePart.AGENT) ? before : other;
    Instance count = query.parts().contains(InstancePart.RUNNING_TASKS_COUNT) ? before : other;
    Instance attributes = query.parts().contains(InstancePart.ATTRIBUTES) ? before : other;
    boolean groupsMatter =
        other.groups().stream().anyMatch(query::dependsOnGroup)
            || before.groups().stream().anyMatch(query::dependsOnGroup);
    return new Instance(
        agent.agentConnected(),
        agent.agentVersion(),
        identity.ec2InstanceId(),
        identity.registeredAtSeconds(),
        count.runningTasksCount(),
        (groupsMatter ? before : other).groups(),
        attributes.attributes());
  }

  @SeededTest(runs = 60)
  void parse_ofMangledText_parsesOrPointsIntoIt(long seed) {
    Random random = new Random(seed);
    SpelledQueries queries = new SpelledQueries(random);
    for (int i = 0; i < 50; i++) {
      String text = mangled(queries.next(2).text(), random);
      try {
        assertThat(ClusterQuery.parse(text).text()).isNotEmpty();
      } catch (QuerySyntaxException e) {
        assertThat(e.column()).as(text).isBetween(1, text.length() + 1);
        assertThat(e.rendering().lines()).as(text).hasSize(5);
      }
    }
  }

  private static String mangled(String text, Random random) {
    StringBuilder mangled = new StringBuilder(text);
    String noise = "()[]'\"!=~<>&|,\\ aé{}*?\n";
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mangled.length());
      switch (random.nextInt(3)) {
        case 0 -> mangled.deleteCharAt(at).append(' ');
        case 1 -> mangled.insert(at, noise.charAt(random.nextInt(noise.length())));
        default -> mangled.setLength(Math.max(1, at));
      }
    }
    return mangled.toString();
  }
}
