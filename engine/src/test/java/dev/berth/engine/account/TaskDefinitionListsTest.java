package dev.berth.engine.account;

import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static dev.berth.engine.api.Outcomes.error;
import static dev.berth.engine.api.Outcomes.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.taskdefinition.DeleteTaskDefinitions;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitionFamilies;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitions;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TaskDefinitionListsTest {
  private final TaskDefinitions book =
      new TaskDefinitions(Arns.DEFAULT, MissingAttribute.DIFFERS, _ -> true);

  @Test
  @Tag("rule.td-list-order")
  void revisions_areListedByFamilyThenByNumber() {
    register("web", 11);
    register("app", 1);

    assertThat(list(null, null, null).getFirst()).isEqualTo("app:1");
    assertThat(list(null, null, null))
        .hasSize(12)
        .containsSubsequence("web:1", "web:2", "web:9", "web:10", "web:11");
  }

  @Test
  @Tag("rule.td-list-descending")
  void revisions_inDescendingOrder_areListedTheOtherWayRound() {
    register("app", 1);
    register("web", 2);

    assertThat(list(null, null, "DESC")).containsExactly("web:2", "web:1", "app:1");
    assertThat(list(null, null, "ASC")).containsExactly("app:1", "web:1", "web:2");
  }

  @Test
  @Tag("rule.td-list-active-by-default")
  void revisions_withoutAStatus_areTheActiveOnes() {
    register("web", 3);
    deregister("web:1");
    deregister("web:2");
    response(book.delete(new DeleteTaskDefinitions(List.of("web:2")), 3));

    assertThat(list(null, null, null)).containsExactly("web:3");
    assertThat(list(null, "INACTIVE", null)).containsExactly("web:1");
    assertThat(list(null, "DELETE_IN_PROGRESS", null)).containsExactly("web:2");
  }

  @Test
  @Tag("rule.td-list-whole-family-names")
  void revisions_ofAPrefix_areThoseOfTheFamilySoCalled() {
    register("web", 1);
    register("web-2", 1);

    assertThat(list("web", null, null)).containsExactly("web:1");
    assertThat(list("we", null, null)).isEmpty();
  }

  @Test
  @Tag("rule.td-families-by-prefix")
  void families_ofAPrefix_areThoseThatBeginWithIt() {
    register("web-2", 1);
    register("web", 1);
    register("app", 1);

    assertThat(families("we", null)).containsExactly("web", "web-2");
    assertThat(families(null, null)).containsExactly("app", "web", "web-2");
  }

  @Test
  @Tag("rule.td-families-of-all-statuses-by-default")
  void families_withoutAStatus_areActiveAndInactiveOnes() {
    register("app", 1);
    register("web", 1);
    deregister("web:1");

    assertThat(families(null, null)).containsExactly("app", "web");
    assertThat(families(null, "ALL")).containsExactly("app", "web");
  }

  @Test
  @Tag("rule.td-family-is-active-with-one-active-revision")
  void family_withOneActiveRevision_isActive() {
    register("app", 1);
    register("web", 2);
    deregister("app:1");
    deregister("web:2");

    assertThat(families(null, "ACTIVE")).containsExactly("web");
    assertThat(families(null, "INACTIVE")).containsExactly("app");
  }

  @Test
  @Tag("rule.td-list-pages")
  void pages_beyondTheFirst_areReachedByTokens() {
    register("web", 5);
    List<String> all = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      ListTaskDefinitions.Response page =
          response(book.list(new ListTaskDefinitions(null, null, null, token, 2)));
      assertThat(page.taskDefinitionArns()).hasSizeLessThanOrEqualTo(2);
      page.taskDefinitionArns().forEach(arn -> all.add(shortened(arn)));
      token = page.nextToken();
      pages++;
    } while (token != null);

    assertThat(pages).isEqualTo(3);
    assertThat(all).containsExactly("web:1", "web:2", "web:3", "web:4", "web:5");
  }

  @Test
  @Tag("rule.td-list-at-most-100")
  void page_withoutASize_isOf100() {
    register("web", 101);

    ListTaskDefinitions.Response first =
        response(book.list(new ListTaskDefinitions(null, null, null, null, null)));

    assertThat(first.taskDefinitionArns()).hasSize(100);
    assertThat(first.nextToken()).isNotNull();
    assertThat(error(book.list(new ListTaskDefinitions(null, null, null, null, 0))))
        .isInstanceOf(EcsError.InvalidParameterException.class);
    assertThat(error(book.list(new ListTaskDefinitions(null, null, null, null, 101))))
        .isInstanceOf(EcsError.InvalidParameterException.class);
  }

  @Test
  void page_fromATokenWhoseItemIsGone_goesOnBehindIt() {
    register("web", 3);
    ListTaskDefinitions.Response first =
        response(book.list(new ListTaskDefinitions(null, null, null, null, 2)));
    deregister("web:2");

    ListTaskDefinitions.Response second =
        response(book.list(new ListTaskDefinitions(null, null, null, first.nextToken(), 2)));

    assertThat(second.taskDefinitionArns()).hasSize(1);
    assertThat(second.taskDefinitionArns().getFirst()).endsWith("web:3");
  }

  @Test
  void list_withWhatItDoesNotKnow_isRefused() {
    assertThat(error(book.list(new ListTaskDefinitions(null, "ALL", null, null, null))))
        .isInstanceOf(EcsError.InvalidParameterException.class);
    assertThat(error(book.list(new ListTaskDefinitions(null, null, "UP", null, null))))
        .isInstanceOf(EcsError.InvalidParameterException.class);
    assertThat(error(book.list(new ListTaskDefinitions(null, null, null, "?", null))))
        .isInstanceOf(EcsError.InvalidParameterException.class);
    assertThat(error(book.listFamilies(new ListTaskDefinitionFamilies(null, "GONE", null, null))))
        .isInstanceOf(EcsError.InvalidParameterException.class);
  }

  private void register(String family, int count) {
    for (int i = 0; i < count; i++) {
      response(book.register(task("family", family), "caller", i));
    }
  }

  private void deregister(String name) {
    response(book.deregister(new DeregisterTaskDefinition(name), 2));
  }

  private List<String> list(
      @Nullable String family, @Nullable String status, @Nullable String sort) {
    return response(book.list(new ListTaskDefinitions(family, status, sort, null, null)))
        .taskDefinitionArns()
        .stream()
        .map(TaskDefinitionListsTest::shortened)
        .toList();
  }

  private List<String> families(@Nullable String prefix, @Nullable String status) {
    return response(book.listFamilies(new ListTaskDefinitionFamilies(prefix, status, null, null)))
        .families();
  }

  private static String shortened(String arn) {
    return arn.substring(arn.indexOf('/') + 1);
  }
}
