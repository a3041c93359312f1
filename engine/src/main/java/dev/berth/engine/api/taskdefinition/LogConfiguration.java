package dev.berth.engine.api.taskdefinition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where what a container prints goes. */
public record LogConfiguration(
    @Nullable String logDriver,
    @Nullable Map<String, String> options,
    @Nullable List<Secret> secretOptions) {
  public LogConfiguration {
    options = Copies.map(options);
    secretOptions = Copies.list(secretOptions);
  }
}
