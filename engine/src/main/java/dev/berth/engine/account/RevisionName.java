package dev.berth.engine.account;

import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ResourceArn;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request names a task definition by: a family, {@code family:revision}, or an ARN of
 * either.
 *
 * @param revision 0 for a bare family
 */
record RevisionName(String family, int revision) implements Comparable<RevisionName> {
  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,255})(?::(\\d{1,7}))?");
  private static final Comparator<RevisionName> ORDER =
      Comparator.comparing(RevisionName::family).thenComparingInt(RevisionName::revision);

  /** The name that a text stands for; {@code null} when nothing in this account can be so named. */
  static @Nullable RevisionName parse(String text, Arns arns) {
    String name = ResourceArn.looksLike(text) ? named(text, arns) : text;
    Matcher matcher = FORM.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    String revision = matcher.group(2);
    int number = revision == null ? 0 : Integer.parseInt(revision);
    return revision != null && number == 0 ? null : new RevisionName(matcher.group(1), number);
  }

  /** What an ARN names in this account; nothing for one of another kind or account. */
  private static String named(String arn, Arns arns) {
    return ResourceArn.parse(arn)
        .filter(it -> it.kind() == ResourceArn.Kind.TASK_DEFINITION && it.isOf(arns))
        .map(ResourceArn::id)
        .orElse("");
  }

  boolean isBareFamily() {
    return revision == 0;
  }

  @Override
  public int compareTo(RevisionName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return isBareFamily() ? family : family + ":" + revision;
  }
}
