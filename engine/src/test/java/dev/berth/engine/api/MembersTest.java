package dev.berth.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembersTest {
  record Inner(@Nullable String name, @Nullable Boolean flag) {}

  record Outer(
      @Nullable Integer number,
      @Nullable List<Inner> inner,
      @Nullable Map<String, String> options,
      Map<String, Object> more) {}

  @Test
  void shape_readFromMembers_isWrittenBackAsTheyWere() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("number", 7);
    members.put("inner", List.of(Map.of("name", "a"), Map.of("flag", true)));
    members.put("options", Map.of("k", "v"));
    members.put("other", List.of(1, Map.of("deep", false)));

    Members.Reading<Outer> reading = Members.read(members, Outer.class);

    assertThat(reading.misfits()).isEmpty();
    assertThat(reading.shape().inner())
        .containsExactly(new Inner("a", null), new Inner(null, true));
    assertThat(Members.write(reading.shape())).isEqualTo(members);
    assertThat(Members.write(reading.shape()).keySet())
        .containsExactly("number", "inner", "options", "other");
  }

  @Test
  void numbersAndFlags_asText_areRead() {
    Members.Reading<Outer> reading =
        Members.read(
            Map.of("number", "12", "inner", List.of(Map.of("flag", "true", "name", 5))),
            Outer.class);

    assertThat(reading.misfits()).isEmpty();
    assertThat(reading.shape().number()).isEqualTo(12);
    assertThat(reading.shape().inner()).containsExactly(new Inner("5", true));
  }

  @Test
  void membersWithoutAValue_countAsLeftOut() {
    Map<String, @Nullable Object> members = new HashMap<>();
    members.put("number", null);
    members.put("other", null);

    Outer outer = Members.read(members, Outer.class).shape();

    assertThat(outer.number()).isNull();
    assertThat(outer.more()).isEmpty();
  }

  @Test
  void membersThatDoNotFit_areNamedWithTheirPlaces() {
    List<@Nullable Object> items = Arrays.asList(Map.of("flag", "maybe"), null, "x");

    Members.Reading<Outer> reading =
        Members.read(Map.of("number", "99999999999", "inner", items, "options", "o"), Outer.class);

    assertThat(reading.misfits())
        .containsExactly(
            new Members.Misfit(List.of("number"), "'99999999999'", "a whole number"),
            new Members.Misfit(List.of("inner", "0", "flag"), "'maybe'", "true or false"),
            new Members.Misfit(List.of("inner", "1"), "'nothing'", "a value"),
            new Members.Misfit(List.of("inner", "2"), "'x'", "a group of members"),
            new Members.Misfit(List.of("options"), "'o'", "a group of members"));
    assertThat(reading.shape().number()).isNull();
  }
}
