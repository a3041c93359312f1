package dev.berth.engine.api.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists families page by page.
 *
 * @param familyPrefix what their names begin with
 * @param status {@code ACTIVE}, {@code INACTIVE} or {@code ALL}, which it is unless given
 */
public record ListTaskDefinitionFamilies(
    @Nullable String familyPrefix,
    @Nullable String status,
    @Nullable String nextToken,
    @Nullable Integer maxResults)
    implements TaskDefinitionOperation<ListTaskDefinitionFamilies.Response> {
  /**
   * One page.
   *
   * @param nextToken what gets the next one; {@code null} on the last
   */
  public record Response(List<String> families, @Nullable String nextToken) {
    public Response {
      families = List.copyOf(families);
    }
  }
}
