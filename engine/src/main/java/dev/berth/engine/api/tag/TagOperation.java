package dev.berth.engine.api.tag;

import dev.berth.engine.api.Operation;
import org.jspecify.annotations.Nullable;

/**
 * An operation on the tags of one resource.
 *
 * @param <R> what ECS answers
 */
public sealed interface TagOperation<R> extends Operation<R>
    permits TagResource, UntagResource, ListTagsForResource {
  /** The ARN of a task definition, cluster, container instance, task, or whatever has tags. */
  @Nullable String resourceArn();
}
