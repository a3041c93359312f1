package dev.berth.engine.placement.query;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a container agent, ordered by the numbers of its parts. */
public record AgentVersion(int major, int minor, int patch) implements Comparable<AgentVersion> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?");

  private static final Comparator<AgentVersion> ORDER =
      Comparator.comparingInt(AgentVersion::major)
          .thenComparingInt(AgentVersion::minor)
          .thenComparingInt(AgentVersion::patch);

  /** The version that a text like {@code 1.14.5} names, if it names one; missing parts are zero. */
  public static Optional<AgentVersion> of(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new AgentVersion(part(matcher, 1), part(matcher, 2), part(matcher, 3)))
        : Optional.empty();
  }

  @Override
  public int compareTo(AgentVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }

  private static int part(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
