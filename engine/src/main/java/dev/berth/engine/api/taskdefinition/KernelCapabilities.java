package dev.berth.engine.api.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a container may do beyond, or not, of what Docker lets it. */
public record KernelCapabilities(@Nullable List<String> add, @Nullable List<String> drop) {
  public KernelCapabilities {
    add = Copies.list(add);
    drop = Copies.list(drop);
  }
}
