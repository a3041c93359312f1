package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ECS answers to requests that are wrong, operation by operation. */
class WorldBadInputTest {
  private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";
  private static final String NOWHERE = "arn:aws:ecs:us-east-1:111122223333:cluster/nowhere";
  private static final String INVALID = "InvalidParameterException";
  private static final String CLIENT = "ClientException";

  /** What else an operation must be told before it looks for its cluster. */
  private static final Map<String, Map<String, Object>> NEEDED =
      Map.of(
          "UpdateCluster", Map.of("settings", List.of(setting("enabled"))),
          "UpdateClusterSettings", Map.of("settings", List.of(setting("enabled"))));

  private final Stepped world =
      new Stepped(world().instances(2, 4096, 4096).horizon(1_000).build(), Parallelism.SINGLE);

  @BeforeEach
  void register() {
    for (String family : List.of("job", "old", "net")) {
      Map<String, Object> container = Map.of("name", "app", "image", "i", "cpu", 64, "memory", 64);
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("family", family);
      members.put("containerDefinitions", List.of(container));
      if (family.equals("net")) {
        members.put("networkMode", "awsvpc");
      }
      world.done(Members.read(members, RegisterTaskDefinition.class).shape());
    }
    world.done(new DeregisterTaskDefinition("old:1"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @MethodSource("ofClusters")
  @Tag("rule.bad-input-unknown-cluster")
  void operation_onAnUnknownCluster_isRefused(Class<? extends Record> type) {
    for (String cluster : List.of("nowhere", NOWHERE)) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("cluster", cluster);
      members.putAll(NEEDED.getOrDefault(type.getSimpleName(), Map.of()));

      assertThat(answer(type, members)).isEqualTo(EcsError.ClusterNotFoundException.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @Tag("rule.bad-input-is-refused")
  void request_thatIsWrong_isRefusedAsDocumented(
      String operation, String member, Object value, String exception, String message) {
    Map<String, Object> members = new LinkedHashMap<>(right(operation));
    members.put(member, value);

    EcsError error = answer(type(operation), members);

    assertThat(error.exception()).isEqualTo(exception);
    assertThat(error.message()).contains(message);
  }

  private static Stream<Class<?>> ofClusters() {
    return RandomRequests.operations().stream()
        .filter(type -> !type.getSimpleName().equals("CreateCluster"))
        .filter(type ->
            Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals("cluster")));
  }

  private static List<Arguments> wrong() {
    return Stream.of(ofTasks(), ofInstances(), ofOthers()).flatMap(List::stream).toList();
  }

  private static List<Arguments> ofTasks() {
    return List.of(
        Arguments.of("RunTask", "taskDefinition", "nope", CLIENT, "TaskDefinition not found."),
        Arguments.of("RunTask", "taskDefinition", "job:9", CLIENT, "TaskDefinition not found."),
        Arguments.of("RunTask", "taskDefinition", "old:1", INVALID, "TaskDefinition is inactive"),
        Arguments.of("RunTask", "taskDefinition", "old", CLIENT, "TaskDefinition not found."),
        Arguments.of("RunTask", "taskDefinition", "", INVALID, "can not be blank"),
        Arguments.of("RunTask", "count", 0, INVALID, "count"),
        Arguments.of("RunTask", "count", 11, INVALID, "count"),
        Arguments.of("RunTask", "launchType", "LAMBDA", INVALID, "launchType"),
        Arguments.of(
            "RunTask",
            "capacityProviderStrategy",
            List.of(Map.of("capacityProvider", "FARGATE")),
            INVALID,
            "not both"),
        Arguments.of("RunTask", "taskDefinition", "net", INVALID, "Network Configuration must be"),
        Arguments.of(
            "RunTask",
            "overrides",
            Map.of("containerOverrides", List.of(Map.of("name", "other"))),
            INVALID,
            "Override for container named other is not a container in the TaskDefinition."),
        Arguments.of("RunTask", "tags", tags(51), INVALID, "tags"),
        Arguments.of("RunTask", "placementStrategy", spreads(6), INVALID, ""),
        Arguments.of("RunTask", "placementConstraints", members(11), INVALID, ""),
        Arguments.of("RunTask", "propagateTags", "ALL", INVALID, "propagateTags"),
        Arguments.of("RunTask", "clientToken", "x".repeat(65), INVALID, "clientToken"),
        Arguments.of("RunTask", "startedBy", "x".repeat(129), INVALID, "startedBy"),
        Arguments.of("RunTask", "group", "x".repeat(256), INVALID, "group"),
        Arguments.of("StartTask", "taskDefinition", "nope", CLIENT, "TaskDefinition not found."),
        Arguments.of("StartTask", "taskDefinition", "old:1", INVALID, "TaskDefinition is inactive"),
        Arguments.of("StartTask", "taskDefinition", "net", INVALID, "Network Configuration must"),
        Arguments.of("StartTask", "containerInstances", List.of(), INVALID, "can not be empty"),
        Arguments.of("StartTask", "containerInstances", ids(11), INVALID, "at most 10 items"),
        Arguments.of(
            "StartTask",
            "overrides",
            Map.of("containerOverrides", List.of(Map.of("name", "other"))),
            INVALID,
            "is not a container in the TaskDefinition."),
        Arguments.of("StopTask", "task", UNKNOWN, INVALID, "The referenced task was not found."),
        Arguments.of("StopTask", "task", "?", INVALID, "Task Identifier is invalid"),
        Arguments.of("DescribeTasks", "tasks", ids(101), INVALID, "taskIds can have at most 100"),
        Arguments.of("DescribeTasks", "tasks", List.of(), INVALID, "Tasks cannot be empty."),
        Arguments.of("DescribeTasks", "include", List.of("ALL"), INVALID, "include"),
        Arguments.of("ListTasks", "desiredStatus", "GONE", INVALID, "desiredStatus"),
        Arguments.of("ListTasks", "launchType", "LAMBDA", INVALID, "launchType"),
        Arguments.of("ListTasks", "maxResults", 0, INVALID, "maxResults"),
        Arguments.of("ListTasks", "maxResults", 101, INVALID, "maxResults"),
        Arguments.of("ListTasks", "nextToken", "?", INVALID, "nextToken"),
        Arguments.of("ListTasks", "containerInstance", UNKNOWN, INVALID, "not found"),
        Arguments.of("UpdateTaskProtection", "tasks", ids(11), INVALID, "at most 10 items"),
        Arguments.of("UpdateTaskProtection", "tasks", List.of(), INVALID, "cannot be empty"),
        Arguments.of("UpdateTaskProtection", "expiresInMinutes", 0, INVALID, "expiresInMinutes"),
        Arguments.of("UpdateTaskProtection", "expiresInMinutes", 2_881, INVALID, "expiresInMin"),
        Arguments.of("GetTaskProtection", "tasks", ids(101), INVALID, "at most 100 items"));
  }

  private static List<Arguments> ofInstances() {
    Map<String, Object> attribute = Map.of("name", "a", "value", "b", "targetId", UNKNOWN);
    Map<String, Object> typed = new LinkedHashMap<>(attribute);
    typed.put("targetType", "container-instance");
    String missing = "TargetNotFoundException";
    return List.of(
        Arguments.of("DescribeContainerInstances", "containerInstances", ids(101), INVALID, "100"),
        Arguments.of("DescribeContainerInstances", "containerInstances", List.of(), INVALID, ""),
        Arguments.of("DescribeContainerInstances", "include", List.of("X"), INVALID, "include"),
        Arguments.of("ListContainerInstances", "status", "GONE", INVALID, "status"),
        Arguments.of("ListContainerInstances", "filter", "attribute:", INVALID, "filter"),
        Arguments.of("ListContainerInstances", "maxResults", 101, INVALID, "maxResults"),
        Arguments.of("UpdateContainerInstancesState", "status", "GONE", INVALID, "DRAINING"),
        Arguments.of("UpdateContainerInstancesState", "containerInstances", ids(11), INVALID, "10"),
        Arguments.of("DeregisterContainerInstance", "containerInstance", UNKNOWN, INVALID, "not"),
        Arguments.of("UpdateContainerAgent", "containerInstance", UNKNOWN, INVALID, "not found"),
        Arguments.of("PutAttributes", "attributes", List.of(typed), missing, "not found"),
        Arguments.of(
            "PutAttributes", "attributes", Collections.nCopies(11, typed), INVALID, "at most 10"),
        Arguments.of("DeleteAttributes", "attributes", List.of(typed), missing, "not found"),
        Arguments.of("ListAttributes", "targetType", "task", INVALID, "targetType"));
  }

  private static List<Arguments> ofOthers() {
    String arn = "arn:aws:ecs:us-east-1:111122223333:";
    return List.of(
        Arguments.of("DescribeClusters", "clusters", ids(101), INVALID, "at most 100 items"),
        Arguments.of("DescribeClusters", "include", List.of("X"), INVALID, "include"),
        Arguments.of("ListClusters", "maxResults", 101, INVALID, "maxResults"),
        Arguments.of("CreateCluster", "clusterName", "a b", INVALID, ""),
        Arguments.of("CreateCluster", "settings", List.of(setting("perhaps")), INVALID, ""),
        Arguments.of("CreateCluster", "tags", tags(51), INVALID, "tags"),
        Arguments.of("UpdateClusterSettings", "settings", List.of(), INVALID, "settings"),
        Arguments.of("PutAccountSetting", "name", "nope", INVALID, ""),
        Arguments.of("PutAccountSetting", "value", "perhaps", INVALID, ""),
        Arguments.of("ListAccountSettings", "name", "nope", INVALID, ""),
        Arguments.of("DeleteAccountSetting", "name", "nope", INVALID, ""),
        Arguments.of("TagResource", "resourceArn", "?", INVALID, ""),
        Arguments.of("TagResource", "tags", tags(51), INVALID, "tags"),
        Arguments.of(
            "TagResource", "resourceArn", arn + "cluster/nowhere", "ClusterNotFoundException", ""),
        Arguments.of("RegisterTaskDefinition", "networkMode", "wifi", CLIENT, "networkMode"),
        Arguments.of("RegisterTaskDefinition", "family", "a b", CLIENT, "family"),
        Arguments.of("RegisterTaskDefinition", "containerDefinitions", List.of(), CLIENT, "empty"),
        Arguments.of("DescribeTaskDefinition", "taskDefinition", "nope", CLIENT, "Unable to"),
        Arguments.of("DescribeTaskDefinition", "include", List.of("X"), INVALID, "include"),
        Arguments.of("DeregisterTaskDefinition", "taskDefinition", "job", CLIENT, "Revision is"),
        Arguments.of("DeregisterTaskDefinition", "taskDefinition", "job:9", CLIENT, "not exist"),
        Arguments.of("DeleteTaskDefinitions", "taskDefinitions", ids(11), INVALID, "1 to 10"),
        Arguments.of("DeleteTaskDefinitions", "taskDefinitions", List.of(), INVALID, "1 to 10"),
        Arguments.of("DeleteTaskDefinitions", "taskDefinitions", List.of("job"), CLIENT, "Revisi"),
        Arguments.of("ListTaskDefinitions", "status", "GONE", INVALID, "status"),
        Arguments.of("ListTaskDefinitions", "sort", "UP", INVALID, "sort"),
        Arguments.of("ListTaskDefinitions", "maxResults", 101, INVALID, "maxResults"),
        Arguments.of("ListTaskDefinitionFamilies", "status", "GONE", INVALID, "status"));
  }

  /** Members that a request needs so that only what a test changes is wrong with it. */
  private static Map<String, Object> right(String operation) {
    Map<String, Object> setting = Map.of("name", "containerInsights", "value", "enabled");
    return switch (operation) {
      case "RunTask" -> Map.of("cluster", CLUSTER, "taskDefinition", "job", "launchType", "EC2");
      case "StartTask" ->
          Map.of(
              "cluster", CLUSTER, "taskDefinition", "job", "containerInstances", List.of(UNKNOWN));
      case "DescribeTasks" -> Map.of("cluster", CLUSTER, "tasks", List.of(UNKNOWN));
      case "UpdateTaskProtection" ->
          Map.of("cluster", CLUSTER, "tasks", List.of(UNKNOWN), "protectionEnabled", true);
      case "DescribeContainerInstances" ->
          Map.of("cluster", CLUSTER, "containerInstances", List.of(UNKNOWN));
      case "UpdateContainerInstancesState" ->
          Map.of("cluster", CLUSTER, "containerInstances", List.of(UNKNOWN), "status", "DRAINING");
      case "PutAccountSetting", "DeleteAccountSetting" -> setting;
      case "UpdateClusterSettings" -> Map.of("cluster", CLUSTER, "settings", List.of(setting));
      case "TagResource" ->
          Map.of(
              "resourceArn",
              "arn:aws:ecs:us-east-1:111122223333:cluster/" + CLUSTER,
              "tags",
              tags(1));
      case "RegisterTaskDefinition" ->
          Map.of(
              "family",
              "job",
              "containerDefinitions",
              List.of(Map.of("name", "app", "image", "i", "memory", 64)));
      case "DescribeTaskDefinition" -> Map.of("taskDefinition", "job");
      case "ListAttributes" -> Map.of("cluster", CLUSTER, "targetType", "container-instance");
      default -> hasCluster(operation) ? Map.of("cluster", CLUSTER) : Map.of();
    };
  }

  private static boolean hasCluster(String operation) {
    return ofClusters().anyMatch(type -> type.getSimpleName().equals(operation));
  }

  private EcsError answer(Class<? extends Record> type, Map<String, Object> members) {
    Members.Reading<? extends Record> reading = Members.read(members, type);
    assertThat(reading.misfits()).isEmpty();
    Outcome<?> outcome = world.call((Operation<?>) reading.shape());
    assertThat(outcome).as("%s", reading.shape()).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).error();
  }

  private static Class<? extends Record> type(String operation) {
    return RandomRequests.operations().stream()
        .filter(type -> type.getSimpleName().equals(operation))
        .findFirst()
        .orElseThrow()
        .asSubclass(Record.class);
  }

  private static List<String> ids(int count) {
    return Collections.nCopies(count, UNKNOWN);
  }

  private static List<Map<String, String>> tags(int count) {
    return Stream.iterate(0, i -> i < count, i -> i + 1)
        .map(i -> Map.of("key", "k" + i, "value", "v"))
        .toList();
  }

  private static List<Map<String, String>> spreads(int count) {
    return Collections.nCopies(count, Map.of("type", "spread", "field", "instanceId"));
  }

  private static List<Map<String, String>> members(int count) {
    return Collections.nCopies(
        count, Map.of("type", "memberOf", "expression", "attribute:stack == blue"));
  }

  private static Map<String, Object> setting(String value) {
    return Map.of("name", "containerInsights", "value", value);
  }
}
