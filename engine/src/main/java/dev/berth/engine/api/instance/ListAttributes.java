package dev.berth.engine.api.instance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists attributes of the container instances of a cluster.
 *
 * @param targetType {@code container-instance}
 * @param attributeValue only attributes with this value; needs an attributeName
 */
public record ListAttributes(
    @Nullable String cluster,
    @Nullable String targetType,
    @Nullable String attributeName,
    @Nullable String attributeValue,
    @Nullable String nextToken,
    @Nullable Integer maxResults)
    implements InstanceOperation<ListAttributes.Response> {
  /** One page. */
  public record Response(List<Attribute> attributes, @Nullable String nextToken) {}
}
