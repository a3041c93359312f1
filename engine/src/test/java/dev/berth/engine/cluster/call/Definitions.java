package dev.berth.engine.cluster.call;

import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ContainerDefinition;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.query.ClusterQuery;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.placement.query.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task definition put together for a test: containers app and side, in bridge mode. */
final class Definitions {
  private final String family;
  private NetworkMode mode = NetworkMode.BRIDGE;
  private int cpu;
  private int memoryMiB;
  private Constraints constraints = Constraints.NONE;
  private @Nullable String taskRole;
  private @Nullable String executionRole;
  private final List<Tag> tags = new ArrayList<>();
  private final List<String> volumes = new ArrayList<>();
  private final List<String> requires = new ArrayList<>();
  private List<String> compatibilities = List.of("EC2", "FARGATE", "EXTERNAL");

  private Definitions(String family) {
    this.family = family;
  }

  static Definitions family(String name) {
    return new Definitions(name);
  }

  /** An expression of a constraint. */
  static ClusterQuery query(String expression) {
    try {
      return ClusterQuery.parse(expression, MissingAttribute.DIFFERS);
    } catch (QuerySyntaxException e) {
      throw new AssertionError(e);
    }
  }

  Definitions awsvpc() {
    mode = NetworkMode.AWSVPC;
    return this;
  }

  Definitions size(int cpuUnits, int mib) {
    cpu = cpuUnits;
    memoryMiB = mib;
    return this;
  }

  Definitions constraints(Constraints own) {
    constraints = own;
    return this;
  }

  Definitions roles(@Nullable String ofTask, @Nullable String ofExecution) {
    taskRole = ofTask;
    executionRole = ofExecution;
    return this;
  }

  Definitions tag(String key, String value) {
    tags.add(new Tag(key, value));
    return this;
  }

  Definitions volume(String name) {
    volumes.add(name);
    return this;
  }

  Definitions requires(String attribute) {
    requires.add(attribute);
    return this;
  }

  Definitions compatibleWith(String... launchTypes) {
    compatibilities = List.of(launchTypes);
    return this;
  }

  RunnableDefinition build() {
    TaskDefinition definition =
        new TaskDefinition(
            family,
            3,
            mode,
            cpu,
            memoryMiB,
            List.of(container("app", 512, 1024), container("side", 512, 0)),
            requires);
    return new RunnableDefinition(
        definition,
        Arns.DEFAULT.taskDefinition(family, 3),
        constraints,
        tags,
        taskRole,
        executionRole,
        volumes,
        compatibilities);
  }

  private static ContainerDefinition container(String name, int cpu, int memory) {
    return new ContainerDefinition(
        name, name + ":1", cpu, memory, memory == 0 ? 256 : 0, 0, true, List.of());
  }
}
