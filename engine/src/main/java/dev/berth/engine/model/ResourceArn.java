package dev.berth.engine.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Amazon resource name of something in ECS, taken apart.
 *
 * @param cluster whose resource it is; {@code null} for what belongs to no cluster, and for the
 *     short names of old, which leave it out
 * @param id what stands last: a name, 32 hexadecimal digits, or {@code family:revision}
 */
public record ResourceArn(
    String region, String account, Kind kind, @Nullable String cluster, String id) {
  private static final Pattern FORM =
      Pattern.compile("arn:aws[a-z-]*:ecs:([a-z0-9-]+):(\\d{12}):([a-z-]+)/([^/]+)(?:/(.+))?");

  /** What can have a name. */
  public enum Kind {
    CAPACITY_PROVIDER("capacity-provider", false),
    CLUSTER("cluster", false),
    CONTAINER_INSTANCE("container-instance", true),
    SERVICE("service", true),
    SERVICE_DEPLOYMENT("service-deployment", true),
    SERVICE_REVISION("service-revision", true),
    TASK("task", true),
    TASK_DEFINITION("task-definition", false),
    TASK_SET("task-set", true);

    private final String word;
    private final boolean inCluster;

    Kind(String word, boolean inCluster) {
      this.word = word;
      this.inCluster = inCluster;
    }

    /** Whether resources of this kind belong to a cluster. */
    public boolean isInCluster() {
      return inCluster;
    }

    private static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The name that a text is, if it is one of ECS's. */
  public static Optional<ResourceArn> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(4);
    String rest = matcher.group(5);
    return Kind.of(matcher.group(3))
        .filter(kind -> rest == null || kind.inCluster)
        .map(kind ->
            new ResourceArn(
                matcher.group(1),
                matcher.group(2),
                kind,
                rest == null ? null : first,
                rest == null ? first : rest));
  }

  /** Whether a text is meant to be an ARN, right or wrong. */
  public static boolean looksLike(String text) {
    return text.startsWith("arn:");
  }

  /** Whether it is of this account and Region. */
  public boolean isOf(Arns arns) {
    return region.equals(arns.region()) && account.equals(arns.account());
  }

  /** Whether it is short: of a resource of a cluster, but does not say of which. */
  public boolean isShort() {
    return kind.inCluster && cluster == null;
  }
}
