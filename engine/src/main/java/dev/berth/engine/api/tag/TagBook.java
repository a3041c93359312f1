package dev.berth.engine.api.tag;

import dev.berth.engine.model.ResourceArn;
import org.jspecify.annotations.Nullable;

/** An owner of resources that have tags. */
public interface TagBook {
  /** The tags of a resource; {@code null} if there is no such resource. */
  @Nullable Tags tags(ResourceArn resource);

  /** Sets the tags of a resource, which there is. */
  void setTags(ResourceArn resource, Tags tags);
}
