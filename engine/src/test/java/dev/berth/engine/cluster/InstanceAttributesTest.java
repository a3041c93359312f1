package dev.berth.engine.cluster;

import static dev.berth.engine.cluster.InstanceBook.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.AttributeLimitExceededException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.EcsError.TargetNotFoundException;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.DeleteAttributes;
import dev.berth.engine.api.instance.ListAttributes;
import dev.berth.engine.api.instance.PutAttributes;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceAttributesTest {
  private static final String TYPE = "container-instance";

  private final InstanceBook book = InstanceBook.of(2);

  @Test
  @Tag("rule.attribute-put-overwrites")
  void attribute_thatIsThere_getsTheNewValue() {
    put(at(0, "stack", "blue"));

    assertThat(put(at(0, "stack", "green")))
        .containsExactly(new Attribute("stack", "green", TYPE, book.instances.arn(0)));
    assertThat(book.state.attributes(0)).containsEntry("stack", "green");
    assertThat(book.state.attributes(1)).doesNotContainKey("stack");
  }

  @Test
  @Tag("rule.attribute-at-most-ten-in-a-call")
  void put_ofMoreThanTen_isRefused() {
    assertThat(error(IntStream.range(0, 11).mapToObj(i -> at(i % 2, "a" + i, "x")).toList()))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(List.of())).isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.attribute-at-most-ten-custom")
  void put_beyondTenCustomAttributes_isRefusedAsAWhole() {
    IntStream.range(0, 9).forEach(i -> put(at(0, "a" + i, "x")));

    assertThat(error(List.of(at(0, "a9", "x"), at(0, "a10", "x"))))
        .isInstanceOf(AttributeLimitExceededException.class);
    assertThat(book.state.attributes(0)).doesNotContainKey("a9");
    // Neither the agent's own attributes count, nor what only gets another value.
    put(at(0, "a9", "x"), at(0, "a8", "y"));
    assertThat(book.state.attributes(0)).containsEntry("a9", "x").containsEntry("a8", "y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "has space", "col:on", "at@"})
  @Tag("rule.attribute-name-form")
  void name_withOtherCharacters_isRefused(String name) {
    assertThat(error(List.of(at(0, name, "x")))).isInstanceOf(InvalidParameterException.class);
    put(at(0, "a/b\\c.d-e_F9", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " leading", "trailing ", "per%cent"})
  @Tag("rule.attribute-value-form")
  void value_withOtherCharacters_isRefused(String value) {
    assertThat(error(List.of(at(0, "name", value)))).isInstanceOf(InvalidParameterException.class);
    put(at(0, "name", "in ner @ a:b/c\\d.e-f_9"));
  }

  @Test
  @Tag("rule.attribute-lengths")
  void nameOrValue_over128Characters_isRefused() {
    put(at(0, "n".repeat(128), "v".repeat(128)));

    assertThat(error(List.of(at(0, "n".repeat(129), "v"))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(List.of(at(0, "n", "v".repeat(129)))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.attribute-target-type")
  void target_byItsIdAlone_needsATargetType() {
    String id = book.instances.id(0);

    assertThat(error(List.of(new Attribute("a", "x", null, id))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(List.of(new Attribute("a", "x", "task", id))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(List.of(new Attribute("a", "x", TYPE, null))))
        .isInstanceOf(InvalidParameterException.class);
    put(new Attribute("a", "x", null, book.instances.arn(0)));
  }

  @Test
  @Tag("rule.attribute-unknown-target")
  void target_thatIsUnknown_isNotFound() {
    Attribute lost = new Attribute("a", "x", TYPE, "0".repeat(32));

    assertThat(error(List.of(at(0, "b", "x"), lost))).isInstanceOf(TargetNotFoundException.class);
    assertThat(book.state.attributes(0)).doesNotContainKey("b");
  }

  @Test
  @Tag("rule.attribute-built-in-stays")
  void attribute_ofTheAgent_isNeitherPutNorDeleted() {
    Attribute zone = at(0, "ecs.availability-zone", "b");

    assertThat(error(List.of(zone))).isInstanceOf(InvalidParameterException.class);
    assertThat(book.error(new DeleteAttributes(CLUSTER, List.of(zone))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.attribute-delete-by-name")
  void delete_byName_takesTheAttributeAway() {
    put(at(0, "stack", "blue"));

    assertThat(delete(at(0, "stack", null)))
        .containsExactly(new Attribute("stack", "blue", TYPE, book.instances.arn(0)));
    assertThat(book.state.attributes(0)).doesNotContainKey("stack");
    assertThat(delete(at(0, "stack", null))).isEmpty();
  }

  @Test
  @Tag("rule.attribute-delete-with-another-value")
  void delete_withAnotherValue_removesNothing() {
    put(at(0, "stack", "blue"));

    assertThat(delete(at(0, "stack", "green"))).isEmpty();
    assertThat(book.state.attributes(0)).containsEntry("stack", "blue");
  }

  @Test
  @Tag("rule.attribute-list-filters")
  void list_byNameAndValue_namesThoseThatMatch() {
    put(at(0, "stack", "blue"), at(1, "stack", "green"));

    assertThat(list("stack", null))
        .containsExactly(
            new Attribute("stack", "blue", TYPE, book.instances.arn(0)),
            new Attribute("stack", "green", TYPE, book.instances.arn(1)));
    assertThat(list("stack", "green"))
        .extracting(Attribute::targetId)
        .containsExactly(book.instances.arn(1));
    assertThat(list("ecs.capability.task-eni", null)).hasSize(2);
  }

  @Test
  @Tag("rule.attribute-list-value-needs-a-name")
  void list_withAValueAlone_isRefused() {
    assertThat(book.error(new ListAttributes(CLUSTER, TYPE, null, "blue", null, null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.attribute-list-target-type")
  void list_withoutATargetType_isRefused() {
    assertThat(book.error(new ListAttributes(CLUSTER, null, "stack", null, null, null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void list_inPages_namesEveryAttributeOnce() {
    int all = book.describe(0).attributes().size() + book.describe(1).attributes().size();
    int seen = 0;
    String token = null;
    do {
      ListAttributes.Response page =
          book.answer(new ListAttributes(CLUSTER, TYPE, null, null, token, 7));
      seen += page.attributes().size();
      token = page.nextToken();
    } while (token != null);

    assertThat(seen).isEqualTo(all);
  }

  private List<Attribute> put(Attribute... attributes) {
    return book.answer(new PutAttributes(CLUSTER, List.of(attributes))).attributes();
  }

  private List<Attribute> delete(Attribute attribute) {
    return book.answer(new DeleteAttributes(CLUSTER, List.of(attribute))).attributes();
  }

  private List<Attribute> list(String name, @Nullable String value) {
    return book.answer(new ListAttributes(CLUSTER, TYPE, name, value, null, null)).attributes();
  }

  private EcsError error(List<Attribute> attributes) {
    return book.error(new PutAttributes(CLUSTER, attributes));
  }

  private Attribute at(int instance, String name, @Nullable String value) {
    return new Attribute(name, value, TYPE, book.instances.id(instance));
  }
}
