package dev.berth.engine.api.taskdefinition;

import dev.berth.engine.api.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a revision.
 *
 * @param taskDefinition a family, {@code family:revision} or an ARN
 * @param include {@code TAGS} for its tags
 */
public record DescribeTaskDefinition(
    @Nullable String taskDefinition, @Nullable List<String> include)
    implements TaskDefinitionOperation<DescribeTaskDefinition.Response> {
  public DescribeTaskDefinition {
    include = Copies.list(include);
  }

  /**
   * The revision.
   *
   * @param tags {@code null} unless they were asked for
   */
  public record Response(RegisteredTaskDefinition taskDefinition, @Nullable List<Tag> tags) {
    public Response {
      tags = Copies.list(tags);
    }
  }
}
