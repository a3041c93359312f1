package dev.berth.engine;

import dev.berth.engine.api.Members;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.cluster.ClusterOperation;
import dev.berth.engine.api.cluster.ClusterSetting;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.cluster.DeleteCluster;
import dev.berth.engine.api.cluster.UpdateClusterSettings;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.DeleteAttributes;
import dev.berth.engine.api.instance.DeregisterContainerInstance;
import dev.berth.engine.api.instance.InstanceOperation;
import dev.berth.engine.api.instance.ListAttributes;
import dev.berth.engine.api.instance.PutAttributes;
import dev.berth.engine.api.instance.UpdateContainerInstancesState;
import dev.berth.engine.api.setting.DeleteAccountSetting;
import dev.berth.engine.api.setting.PutAccountSetting;
import dev.berth.engine.api.setting.PutAccountSettingDefault;
import dev.berth.engine.api.setting.SettingOperation;
import dev.berth.engine.api.tag.Tag;
import dev.berth.engine.api.tag.TagOperation;
import dev.berth.engine.api.tag.TagResource;
import dev.berth.engine.api.tag.UntagResource;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.api.task.UpdateTaskProtection;
import dev.berth.engine.api.taskdefinition.DeleteTaskDefinitions;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.TaskDefinitionOperation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** Requests of all operations, made of members that are sometimes right and often wrong. */
final class RandomRequests {
  private static final List<Class<?>> OPERATIONS =
      Stream.of(
              TaskOperation.class,
              InstanceOperation.class,
              ClusterOperation.class,
              SettingOperation.class,
              TagOperation.class,
              TaskDefinitionOperation.class)
          .flatMap(RandomRequests::records)
          .toList();

  private static final List<String> WORDS =
      List.of(
          "",
          "a",
          "app",
          "job",
          "job:1",
          "job:2",
          "job:99",
          "gone:1",
          "test",
          "other",
          "nope",
          "web-1",
          "ACTIVE",
          "DRAINING",
          "RUNNING",
          "STOPPED",
          "enabled",
          "disabled",
          "containerInsights",
          "awsvpcTrunking",
          "EC2",
          "FARGATE",
          "TAGS",
          "memberOf",
          "distinctInstance",
          "spread",
          "binpack",
          "cpu",
          "container-instance",
          "attribute:stack == blue",
          "attribute:stack ==",
          "TASK_DEFINITION",
          "bridge",
          "awsvpc",
          "subnet-1",
          "256",
          "-1",
          "token",
          "aws:reserved",
          "é",
          "x".repeat(300));

  private static final List<Integer> NUMBERS =
      List.of(-1, 0, 1, 2, 3, 10, 11, 64, 100, 101, 1_000, 70_000, Integer.MAX_VALUE);

  private final UniformRandomProvider random;
  private final List<String> known = new ArrayList<>();

  RandomRequests(UniformRandomProvider random) {
    this.random = random;
  }

  /** All kinds of operations that there are. */
  static List<Class<?>> operations() {
    return OPERATIONS;
  }

  /** From now on requests also name these resources. */
  void know(List<String> arns) {
    known.clear();
    known.addAll(arns);
  }

  /** A request of any operation: of random members, or nearly right. */
  Operation<?> next() {
    if (random.nextInt(3) > 0) {
      List<Operation<?>> right = right();
      return (Operation<?>) changed((Record) right.get(random.nextInt(right.size())));
    }
    Class<?> type = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
    return (Operation<?>) record(type, 0);
  }

  /** Requests that are right, or would be at another moment. */
  private List<Operation<?>> right() {
    String task = one(":task/");
    String instance = one(":container-instance/");
    Attribute blue = new Attribute("stack", "blue", null, instance);
    Attribute rack = new Attribute("rack", "r1", null, instance);
    Map<String, Object> container = Map.of("name", "app", "image", "i", "cpu", 64, "memory", 64);
    return List.of(
        RunTaskBuilder.of("job").count(3).token("token").tags(new Tag("a", "b")).build(),
        RunTaskBuilder.of("job").count(2).startedBy("me").build(),
        new StartTask(
            "test",
            List.of(instance, instance),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(new Tag("a", "b")),
            "job",
            null),
        new StopTask("test", task, "enough"),
        new UpdateTaskProtection("test", List.of(task), true, 5),
        new PutAttributes("test", List.of(blue, rack)),
        new DeleteAttributes("test", List.of(rack, blue)),
        new ListAttributes("test", "container-instance", "stack", null, null, null),
        new UpdateContainerInstancesState("test", List.of(instance), "DRAINING"),
        new UpdateContainerInstancesState("test", List.of(instance), "ACTIVE"),
        new DeregisterContainerInstance("test", instance, true),
        new TagResource(one("arn:"), List.of(new Tag("a", "b"), new Tag("c", "d"))),
        new UntagResource(one("arn:"), List.of("a", "c")),
        new CreateCluster("other"),
        new UpdateClusterSettings(
            "test", List.of(new ClusterSetting("containerInsights", "enabled"))),
        new DeleteCluster("other"),
        new PutAccountSetting("containerInsights", "enabled", null),
        new PutAccountSettingDefault("containerInsights", "enhanced"),
        new DeleteAccountSetting("containerInsights", null),
        Members.read(
                Map.of("family", "job", "containerDefinitions", List.of(container)),
                RegisterTaskDefinition.class)
            .shape(),
        new DeregisterTaskDefinition(one(":task-definition/")),
        new DeleteTaskDefinitions(List.of(one(":task-definition/"), one(":task-definition/"))));
  }

  private String one(String kind) {
    List<String> all = known.stream().filter(arn -> arn.contains(kind)).toList();
    return all.isEmpty() ? "none" : all.get(random.nextInt(all.size()));
  }

  /** The same shape, of which now and then a member is another. */
  private Object changed(Record shape) {
    RecordComponent[] components = shape.getClass().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object value = valueOf(components[i], shape);
      boolean another = !components[i].getName().equals("more") && random.nextInt(20) == 0;
      values[i] =
          another
              ? value(components[i].getGenericType(), 1)
              : value == null ? null : changedInside(value);
    }
    return made(shape.getClass(), values);
  }

  private Object changedInside(Object value) {
    return switch (value) {
      case Record inner -> changed(inner);
      case List<?> items -> items.stream().map(this::changedInside).toList();
      default -> value;
    };
  }

  private static @Nullable Object valueOf(RecordComponent component, Record shape) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(shape);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no " + component, e);
    }
  }

  private Object record(Class<?> type, int depth) {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = member(components[i], depth);
    }
    return made(type, values);
  }

  private static Object made(Class<?> type, @Nullable Object[] values) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("no " + type + " of " + Arrays.toString(values), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no " + type, e);
    }
  }

  private @Nullable Object member(RecordComponent component, int depth) {
    String name = component.getName();
    boolean needed = component.getType().isPrimitive() || name.equals("more");
    if (!needed && random.nextInt(2) == 0) {
      return name.equals("cluster") ? "test" : null;
    }
    return switch (name) {
      case "cluster" -> random.nextInt(4) == 0 ? word() : "test";
      case "taskDefinition" -> random.nextInt(3) == 0 ? word() : "job";
      case "count" -> random.nextInt(3) == 0 ? number() : Integer.valueOf(1);
      default -> value(component.getGenericType(), depth);
    };
  }

  private Object value(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments.length == 1 ? list(arguments[0], depth) : map(arguments[1], depth);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return record(raw, depth + 1);
    }
    if (raw == Boolean.class || raw == boolean.class) {
      return random.nextBoolean();
    }
    if (raw == Integer.class || raw == int.class) {
      return number();
    }
    if (raw == Long.class || raw == long.class) {
      return number().longValue();
    }
    return raw == Double.class || raw == double.class ? (Object) number().doubleValue() : word();
  }

  private List<Object> list(Type of, int depth) {
    boolean isLong = depth == 0 && random.nextInt(12) == 0;
    int size = isLong ? 101 : random.nextInt(3);
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(value(of, depth + 1));
    }
    return items;
  }

  private Map<String, Object> map(Type of, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (random.nextInt(4) == 0) {
      members.put("key", value(of == Object.class ? String.class : of, depth + 1));
    }
    return members;
  }

  private String word() {
    return !known.isEmpty() && random.nextInt(3) == 0
        ? known.get(random.nextInt(known.size()))
        : WORDS.get(random.nextInt(WORDS.size()));
  }

  private Integer number() {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(RandomRequests::records);
  }
}
