package dev.berth.http.ecs;

import dev.berth.engine.api.Operation;
import dev.berth.engine.api.capacity.CapacityOperation;
import dev.berth.engine.api.cluster.ClusterOperation;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.api.service.ServiceOperation;
import dev.berth.engine.api.setting.SettingOperation;
import dev.berth.engine.api.tag.TagOperation;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.api.taskdefinition.TaskDefinitionOperation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operations that the engine has, by the API's names of them. */
public final class Operations {
  /** The kinds of operations; each names its own. */
  private static final List<Class<?>> KINDS =
      List.of(
          CapacityOperation.class,
          ClusterOperation.class,
          InstanceOperation.class,
          SettingOperation.class,
          ServiceOperation.class,
          TagOperation.class,
          TaskOperation.class,
          TaskDefinitionOperation.class);

  private static final Map<String, Class<? extends Record>> ALL = collect();

  private Operations() {}

  /** All of them, in alphabetical order. */
  public static Map<String, Class<? extends Record>> all() {
    return ALL;
  }

  /** The engine's record of an operation, or {@code null} if it does not have it. */
  public static @Nullable Class<? extends Record> find(String name) {
    return ALL.get(name);
  }

  private static Map<String, Class<? extends Record>> collect() {
    Map<String, Class<? extends Record>> found = new TreeMap<>();
    KINDS.forEach(kind -> collect(kind, found));
    return Collections.unmodifiableMap(found);
  }

  private static void collect(Class<?> kind, Map<String, Class<? extends Record>> found) {
    for (Class<?> each : kind.getPermittedSubclasses()) {
      if (each.isRecord()) {
        Class<? extends Record> operation = each.asSubclass(Record.class);
        if (!Operation.class.isAssignableFrom(operation)) {
          throw new IllegalStateException("not an operation: " + operation);
        }
        found.put(operation.getSimpleName(), operation);
      } else {
        collect(each, found);
      }
    }
  }
}
