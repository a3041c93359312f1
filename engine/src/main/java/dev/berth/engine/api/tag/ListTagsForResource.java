package dev.berth.engine.api.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the tags of a resource. */
public record ListTagsForResource(@Nullable String resourceArn)
    implements TagOperation<ListTagsForResource.Response> {
  /** All of them, in the order in which they came. */
  public record Response(List<Tag> tags) {}
}
