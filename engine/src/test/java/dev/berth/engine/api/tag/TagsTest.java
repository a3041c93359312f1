package dev.berth.engine.api.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError.InvalidParameterException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagsTest {
  @Test
  @org.junit.jupiter.api.Tag("rule.tag-at-most-fifty")
  void tags_moreThanFifty_areRefused() {
    assertThat(Tags.check(many(50))).isNull();
    assertThat(Tags.check(many(51)))
        .isEqualTo(new InvalidParameterException("51 tags, a resource has at most 50"));
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-keys-are-unique")
  void key_thatComesTwice_isRefused() {
    assertThat(Tags.check(List.of(new Tag("team", "a"), new Tag("team", "b"))))
        .isEqualTo(new InvalidParameterException("tag key 'team' is there twice"));
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-keys-are-case-sensitive")
  void keys_thatDifferInCase_areTwo() {
    List<Tag> both = List.of(new Tag("team", "a"), new Tag("Team", "b"));

    assertThat(Tags.check(both)).isNull();
    assertThat(Tags.of(both).list()).isEqualTo(both);
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-key-length")
  void key_emptyOrOver128Characters_isRefused() {
    assertThat(Tags.checkKey("k".repeat(128))).isNull();
    assertThat(Tags.checkKey("k".repeat(129))).isInstanceOf(InvalidParameterException.class);
    assertThat(Tags.checkKey("")).isInstanceOf(InvalidParameterException.class);
    assertThat(Tags.checkKey(null)).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-value-length")
  void value_over256Characters_isRefused() {
    assertThat(Tags.check(List.of(new Tag("key", "v".repeat(256))))).isNull();
    assertThat(Tags.check(List.of(new Tag("key", "v".repeat(257)))))
        .isEqualTo(
            new InvalidParameterException(
                "a tag's value has 257 characters, expected at most 256"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws:ecs:clusterName", "AWS:x", "Aws:"})
  @org.junit.jupiter.api.Tag("rule.tag-prefix-aws-is-reserved")
  void keyOrValue_withPrefixAws_isRefused(String text) {
    assertThat(Tags.checkKey(text)).isInstanceOf(InvalidParameterException.class);
    assertThat(Tags.check(List.of(new Tag("key", text))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @CsvSource({"Größe 1_a.b:c/d=e+f-g@h, true", "a*b, false", "a#b, false", "a;b, false"})
  @org.junit.jupiter.api.Tag("rule.tag-characters")
  void key_withOtherCharacters_isRefused(String key, boolean allowed) {
    assertThat(Tags.checkKey(key) == null).isEqualTo(allowed);
  }

  @Test
  @org.junit.jupiter.api.Tag("rule.tag-value-is-optional")
  void value_leftOut_isEmpty() {
    assertThat(Tags.check(List.of(new Tag("key", null)))).isNull();
    assertThat(Tags.of(List.of(new Tag("key", null))).value("key")).isEmpty();
  }

  @Test
  void tagsThatComeLater_overwriteWhatHasTheSameKey() {
    Tags tags = Tags.of(List.of(new Tag("a", "1"), new Tag("b", "2")));

    assertThat(tags.with(List.of(new Tag("c", "3"), new Tag("a", "4"))).list())
        .containsExactly(new Tag("a", "4"), new Tag("b", "2"), new Tag("c", "3"));
    assertThat(tags.without(List.of("a", "unknown")).list()).containsExactly(new Tag("b", "2"));
    assertThat(tags.size()).isEqualTo(2);
  }

  private static List<Tag> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Tag("key" + i, "")).toList();
  }
}
