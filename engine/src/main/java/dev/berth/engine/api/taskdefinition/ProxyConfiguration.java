package dev.berth.engine.api.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxy of a service mesh. */
public record ProxyConfiguration(
    @Nullable String type,
    @Nullable String containerName,
    @Nullable List<KeyValuePair> properties) {
  public ProxyConfiguration {
    properties = Copies.list(properties);
  }
}
