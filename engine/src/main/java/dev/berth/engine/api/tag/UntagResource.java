package dev.berth.engine.api.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes tags from a resource by their keys; those that it does not have do not matter. */
public record UntagResource(@Nullable String resourceArn, @Nullable List<String> tagKeys)
    implements TagOperation<UntagResource.Response> {
  /** Done. */
  public record Response() {}
}
