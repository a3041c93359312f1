package dev.berth.engine.api.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service takes part in Service Connect. */
public record ServiceConnectConfiguration(
    @Nullable Boolean enabled,
    @Nullable String namespace,
    @Nullable List<Map<String, Object>> services,
    @Nullable Map<String, Object> logConfiguration,
    @Nullable Map<String, Object> accessLogConfiguration) {
  public ServiceConnectConfiguration {
    services = Copies.list(services);
  }
}
