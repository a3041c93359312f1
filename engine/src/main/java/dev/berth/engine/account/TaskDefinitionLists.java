package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Listing;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitionFamilies;
import dev.berth.engine.api.taskdefinition.ListTaskDefinitions;
import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.query.NearestWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists of revisions and of families. */
final class TaskDefinitionLists {
  private static final String ACTIVE = RegisteredTaskDefinition.ACTIVE;
  private static final String INACTIVE = RegisteredTaskDefinition.INACTIVE;
  private static final List<String> STATUSES =
      List.of(ACTIVE, INACTIVE, RegisteredTaskDefinition.DELETE_IN_PROGRESS);

  private final Arns arns;

  TaskDefinitionLists(Arns arns) {
    this.arns = arns;
  }

  Outcome<ListTaskDefinitions.Response> revisions(ListTaskDefinitions call, FamilyBook book) {
    EcsError wrong = wrongWord("status", call.status(), STATUSES);
    if (wrong == null) {
      wrong = wrongWord("sort", call.sort(), List.of("ASC", "DESC"));
    }
    if (wrong != null) {
      return Outcome.refused(wrong);
    }
    Comparator<RevisionName> order =
        "DESC".equals(call.sort()) ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<RevisionName> names = names(call, book);
    names.sort(order);
    Listing.Order<RevisionName, RevisionName> byName =
        new Listing.Order<>(Function.identity(), order, text -> RevisionName.parse(text, arns));
    Listing.Request request = new Listing.Request(call.maxResults(), call.nextToken());
    return Listing.page(names, byName, request)
        .then(page -> Outcome.of(new ListTaskDefinitions.Response(arns(page), page.nextToken())));
  }

  private List<RevisionName> names(ListTaskDefinitions call, FamilyBook book) {
    String status = Objects.requireNonNullElse(call.status(), ACTIVE);
    String family = call.familyPrefix();
    List<RevisionName> names = new ArrayList<>();
    for (Map.Entry<String, Family> named : book.families().entrySet()) {
      if (family != null && !family.isEmpty() && !family.equals(named.getKey())) {
        continue;
      }
      for (Revision revision : named.getValue().revisions()) {
        if (revision.hasStatus(status)) {
          names.add(new RevisionName(named.getKey(), revision.description().revision()));
        }
      }
    }
    return names;
  }

  private List<String> arns(Listing<RevisionName> page) {
    return page.items().stream()
        .map(name -> arns.taskDefinition(name.family(), name.revision()))
        .toList();
  }

  Outcome<ListTaskDefinitionFamilies.Response> families(
      ListTaskDefinitionFamilies call, FamilyBook book) {
    EcsError wrong = wrongWord("status", call.status(), List.of(ACTIVE, INACTIVE, "ALL"));
    if (wrong != null) {
      return Outcome.refused(wrong);
    }
    String beginning = Objects.requireNonNullElse(call.familyPrefix(), "");
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Family> named : book.families().entrySet()) {
      if (named.getKey().startsWith(beginning) && isListed(named.getValue(), call.status())) {
        names.add(named.getKey());
      }
    }
    Listing.Request request = new Listing.Request(call.maxResults(), call.nextToken());
    return Listing.page(names, Listing.Order.byText(), request)
        .then(page ->
            Outcome.of(new ListTaskDefinitionFamilies.Response(page.items(), page.nextToken())));
  }

  private static boolean isListed(Family family, @Nullable String status) {
    if (family.revisions().isEmpty()) {
      return false;
    }
    boolean active = family.newestActive() != null;
    return switch (Objects.requireNonNullElse(status, "ALL")) {
      case ACTIVE -> active;
      case INACTIVE -> !active;
      default -> true;
    };
  }

  private static @Nullable EcsError wrongWord(
      String member, @Nullable String word, List<String> known) {
    if (word == null || known.contains(word)) {
      return null;
    }
    String hint = NearestWord.hint(word, known);
    return new EcsError.InvalidParameterException(
        "unknown value '%s' of %s: %s".formatted(word, member, hint));
  }
}
