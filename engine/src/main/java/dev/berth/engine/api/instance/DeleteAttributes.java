package dev.berth.engine.api.instance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes attributes from container instances, at most 10 in one call. */
public record DeleteAttributes(@Nullable String cluster, @Nullable List<Attribute> attributes)
    implements InstanceOperation<DeleteAttributes.Response> {
  /** Those that were there and are no more, each with the ARN of its instance. */
  public record Response(List<Attribute> attributes) {}
}
