package dev.berth.engine.api.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists revisions page by page.
 *
 * @param familyPrefix the whole name of a family, in spite of its own name
 * @param status ACTIVE unless given
 * @param sort {@code ASC} or {@code DESC}
 */
public record ListTaskDefinitions(
    @Nullable String familyPrefix,
    @Nullable String status,
    @Nullable String sort,
    @Nullable String nextToken,
    @Nullable Integer maxResults)
    implements TaskDefinitionOperation<ListTaskDefinitions.Response> {
  /**
   * One page.
   *
   * @param nextToken what gets the next one; {@code null} on the last
   */
  public record Response(List<String> taskDefinitionArns, @Nullable String nextToken) {
    public Response {
      taskDefinitionArns = List.copyOf(taskDefinitionArns);
    }
  }
}
