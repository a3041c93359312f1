package dev.berth.engine.account;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A family of task definitions: its revisions, and the highest number ever given to one. */
final class Family {
  static final int MAX_REVISIONS = 1_000_000;

  private final NavigableMap<Integer, Revision> revisions = new TreeMap<>();
  private int highest;

  /** A family whose numbers go on behind one. */
  Family(int highest) {
    this.highest = highest;
  }

  /** The number that the next revision gets. */
  int next() {
    return highest + 1;
  }

  boolean isFull() {
    return highest >= MAX_REVISIONS;
  }

  /** Adds the next revision, or replaces what is known of an earlier one. */
  void put(Revision revision) {
    int number = revision.description().revision();
    highest = Math.max(highest, number);
    revisions.put(number, revision);
  }

  /** Forgets a revision; its number stays given. */
  void remove(int number) {
    revisions.remove(number);
  }

  @Nullable Revision find(int number) {
    return revisions.get(number);
  }

  @Nullable Revision newestActive() {
    for (Revision revision : revisions.descendingMap().values()) {
      if (revision.isActive()) {
        return revision;
      }
    }
    return null;
  }

  /** All that are known, the oldest first. */
  Collection<Revision> revisions() {
    return Collections.unmodifiableCollection(revisions.values());
  }
}
