package dev.berth.engine.cluster;

import dev.berth.engine.random.HexIds;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the tasks, or the container instances, of one cluster are called. */
public final class ResourceIds {
  /** Stands for the number of what does not exist. */
  public static final long NONE = HexIds.NONE;

  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:ecs:[a-z0-9-]+:[0-9]{12}:([a-z-]+)/(.+/)?([0-9a-f-]{32,36})");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final HexIds ids;
  private final Function<String, String> arnOf;

  /**
   * Names of one kind of resource.
   *
   * @param arnOf makes an ARN of an id
   */
  public ResourceIds(HexIds ids, Function<String, String> arnOf) {
    this.ids = ids;
    this.arnOf = arnOf;
  }

  /** The id of a resource. */
  public String id(long number) {
    return ids.id(number);
  }

  /** The ARN of a resource. */
  public String arn(long number) {
    return arnOf.apply(ids.id(number));
  }

  /** What a call means by an id or an ARN, as an ARN, whether there is such a thing or not. */
  public String arn(String reference) {
    return reference.startsWith("arn:") ? reference : arnOf.apply(reference);
  }

  /** The number that an id or an ARN stands for, or {@link #NONE}. */
  public long number(String reference) {
    String id = reference.substring(reference.lastIndexOf('/') + 1);
    long number = ids.number(id);
    boolean own = number != NONE && (reference.equals(id) || reference.equals(arnOf.apply(id)));
    return own ? number : NONE;
  }

  /** Whether a text could be an id or an ARN of anything. */
  public static boolean isWellFormed(String reference) {
    Matcher arn = ARN.matcher(reference);
    return ID.matcher(arn.matches() ? arn.group(3) : reference).matches();
  }
}
