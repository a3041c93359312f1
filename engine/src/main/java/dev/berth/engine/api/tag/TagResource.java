package dev.berth.engine.api.tag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds tags to a resource; those with a key that it has already get the new value. */
public record TagResource(@Nullable String resourceArn, @Nullable List<Tag> tags)
    implements TagOperation<TagResource.Response> {
  /** Done. */
  public record Response() {}
}
