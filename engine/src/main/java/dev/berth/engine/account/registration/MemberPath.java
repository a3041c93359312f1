package dev.berth.engine.account.registration;

import java.util.ArrayList;
import java.util.List;

/** Where a member stands in a request. */
record MemberPath(List<String> names) {
  MemberPath {
    names = List.copyOf(names);
  }

  static MemberPath of(String name) {
    return new MemberPath(List.of(name));
  }

  MemberPath in(String name) {
    List<String> inner = new ArrayList<>(names);
    inner.add(name);
    return new MemberPath(inner);
  }

  /** The name of the member; of an item of a list, the name of the list. */
  String member() {
    String last = names.getLast();
    return Character.isDigit(last.charAt(0)) ? names.get(names.size() - 2) : last;
  }

  MemberPath at(int index) {
    return in(String.valueOf(index));
  }
}
