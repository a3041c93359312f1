package dev.berth.engine.account.registration;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a definition and its containers are called, and which images they run. */
final class IdentityChecks {
  static final int MAX_CONTAINERS = 10;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
  private static final String NAME_FORM = "expected 1 to 255 letters, digits, - and _";
  private static final int LONGEST_IMAGE = 255;
  private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9_:./#-]+");
  private static final Pattern DIGEST = Pattern.compile("sha256:[A-Fa-f0-9]{64}");

  private IdentityChecks() {}

  static void family(Draft draft, Findings findings) {
    MemberPath path = MemberPath.of("family");
    String family = draft.call().family();
    if (family == null || family.isEmpty()) {
      findings.refuse(path, "Family should not be null or empty.");
    } else if (!NAME.matcher(family).matches()) {
      findings.refuse(path, "'" + family + "' cannot be the name of a family", NAME_FORM);
    }
  }

  static void count(Draft draft, Findings findings) {
    MemberPath path = MemberPath.of(Draft.CONTAINERS);
    int count = draft.containers().size();
    if (count == 0) {
      findings.refuse(path, "Container list cannot be empty.");
    } else if (count > MAX_CONTAINERS) {
      findings.refuse(path, "Too many containers.", "at most " + MAX_CONTAINERS);
    }
  }

  static void distinctNames(Draft draft, Findings findings) {
    Set<String> names = new HashSet<>();
    for (Draft.Container container : draft.containers()) {
      String name = container.definition().name();
      if (name != null && !names.add(name)) {
        findings.refuse(container.in("name"), "two containers are named '" + name + "'");
      }
    }
  }

  static void name(Draft.Container container, Findings findings) {
    String name = container.name();
    if (name.isEmpty()) {
      findings.refuse(container.in("name"), "Container.name should not be null or empty.");
    } else if (!NAME.matcher(name).matches()) {
      findings.refuse(
          container.in("name"), "'" + name + "' cannot be the name of a container", NAME_FORM);
    }
  }

  static void image(Draft.Container container, Findings findings) {
    String image = container.definition().image();
    MemberPath path = container.in("image");
    if (image == null || image.isEmpty()) {
      findings.refuse(path, "Container.image should not be null or empty.");
      return;
    }
    int at = image.indexOf('@');
    String repository = at < 0 ? image : image.substring(0, at);
    if (repository.length() > LONGEST_IMAGE) {
      findings.refuse(
          path,
          "the image of container '%s' has %d characters"
              .formatted(container.name(), repository.length()),
          "at most %d before the digest".formatted(LONGEST_IMAGE));
    } else if (!IMAGE.matcher(repository).matches()) {
      findings.refuse(
          path,
          "Container.image contains invalid characters.",
          "'%s'; expected letters, digits and - _ : . / #".formatted(image));
    }
    if (at >= 0 && !DIGEST.matcher(image.substring(at + 1)).matches()) {
      findings.refuse(
          path,
          "'%s' is no digest of an image".formatted(image.substring(at + 1)),
          "expected sha256: and 64 hexadecimal digits");
    }
  }

  static void words(Draft draft, Findings findings) {
    findings.oneOf(
        MemberPath.of("networkMode"),
        draft.call().networkMode(),
        List.of(Draft.BRIDGE, Draft.HOST, Draft.AWSVPC, Draft.NONE));
    findings.oneOf(MemberPath.of("pidMode"), draft.call().pidMode(), List.of("host", "task"));
    findings.oneOf(
        MemberPath.of("ipcMode"), draft.call().ipcMode(), List.of("host", "task", "none"));
    List<String> wanted = Draft.listed(draft.call().requiresCompatibilities());
    for (int i = 0; i < wanted.size(); i++) {
      if (!Compatibilities.ALL.contains(wanted.get(i))) {
        findings.oneOf(
            MemberPath.of("requiresCompatibilities").at(i), wanted.get(i), Compatibilities.ALL);
      }
    }
  }
}
