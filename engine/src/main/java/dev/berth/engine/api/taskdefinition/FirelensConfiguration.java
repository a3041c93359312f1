package dev.berth.engine.api.taskdefinition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes a container the one that forwards the logs of the others. */
public record FirelensConfiguration(@Nullable String type, @Nullable Map<String, String> options) {
  public FirelensConfiguration {
    options = Copies.map(options);
  }
}
