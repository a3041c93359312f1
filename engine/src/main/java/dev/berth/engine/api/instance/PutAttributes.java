package dev.berth.engine.api.instance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets attributes of container instances, at most 10 in one call. */
public record PutAttributes(@Nullable String cluster, @Nullable List<Attribute> attributes)
    implements InstanceOperation<PutAttributes.Response> {
  /** Those that were set, each with the ARN of its instance. */
  public record Response(List<Attribute> attributes) {}
}
