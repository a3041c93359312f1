package dev.berth.engine.account;

import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.model.Arns;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All families, with those revisions that go as soon as nothing refers to them. */
final class FamilyBook {
  private final Arns arns;
  private final Predicate<Revision> referred;
  private final Consumer<Revision> gone;
  private final NavigableMap<String, Family> families = new TreeMap<>();
  private final Map<String, Revision> going = new LinkedHashMap<>();

  /**
   * A book without families.
   *
   * @param referred whether a task or a deployment refers to a revision
   * @param gone is told of each revision that goes
   */
  FamilyBook(Arns arns, Predicate<Revision> referred, Consumer<Revision> gone) {
    this.arns = arns;
    this.referred = referred;
    this.gone = gone;
  }

  /** The families by name, those included whose revisions are all gone. */
  NavigableMap<String, Family> families() {
    return Collections.unmodifiableNavigableMap(families);
  }

  /** A family, which is there from now on. */
  Family family(String name) {
    return families.computeIfAbsent(name, _ -> new Family(0));
  }

  /** Whether a family can have no more revisions. */
  boolean isFull(String name) {
    Family family = families.get(name);
    return family != null && family.isFull();
  }

  /** What a request names: of a bare family the newest ACTIVE revision. */
  @Nullable Revision find(@Nullable String text) {
    RevisionName name = text == null ? null : RevisionName.parse(text, arns);
    Family family = name == null ? null : families.get(name.family());
    if (name == null || family == null) {
      return null;
    }
    return name.isBareFamily() ? family.newestActive() : family.find(name.revision());
  }

  /** Takes a revision in, or what is now known of one. */
  void put(Revision revision) {
    family(revision.description().family()).put(revision);
    if (revision.hasStatus(RegisteredTaskDefinition.DELETE_IN_PROGRESS)) {
      going.put(revision.arn(), revision);
    }
  }

  /** Forgets a revision. */
  void remove(Revision revision) {
    family(revision.description().family()).remove(revision.description().revision());
  }

  /** Forgets the deleted revisions that nothing refers to any more. */
  void forgetDeleted() {
    going
        .values()
        .removeIf(revision -> {
          boolean stays = referred.test(revision);
          if (!stays) {
            remove(revision);
            gone.accept(revision);
          }
          return !stays;
        });
  }
}
