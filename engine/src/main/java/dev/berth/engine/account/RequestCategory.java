package dev.berth.engine.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operations that draw on one bucket of calls, with the limits of 2026. */
public enum RequestCategory {
  CLUSTER_MODIFY(
      20,
      1,
      "CreateCluster",
      "DeleteCluster",
      "UpdateCluster",
      "UpdateClusterSettings",
      "PutClusterCapacityProviders"),
  CLUSTER_READ(50, 20, "DescribeClusters", "ListClusters"),
  TASK_DEFINITION_MODIFY(20, 1, "RegisterTaskDefinition", "DeregisterTaskDefinition"),
  TASK_DEFINITION_READ(
      50, 20, "DescribeTaskDefinition", "ListTaskDefinitions", "ListTaskDefinitionFamilies"),
  TASK_DEFINITION_DELETE(5, 1, "DeleteTaskDefinitions"),
  CAPACITY_PROVIDER_MODIFY(
      10, 1, "CreateCapacityProvider", "DeleteCapacityProvider", "UpdateCapacityProvider"),
  CAPACITY_PROVIDER_READ(50, 20, "DescribeCapacityProviders"),
  TAG_MODIFY(20, 10, "TagResource", "UntagResource"),
  TAG_READ(50, 20, "ListTagsForResource"),
  SETTING_MODIFY(10, 1, "PutAccountSetting", "PutAccountSettingDefault", "DeleteAccountSetting"),
  SETTING_READ(50, 20, "ListAccountSettings"),
  CLUSTER_RESOURCE_MODIFY(
      100,
      40,
      "RunTask",
      "StartTask",
      "StopTask",
      "PutAttributes",
      "DeleteAttributes",
      "DeregisterContainerInstance",
      "ExecuteCommand",
      "UpdateContainerAgent",
      "UpdateContainerInstancesState"),
  CLUSTER_RESOURCE_READ(
      100,
      20,
      "DescribeTasks",
      "ListTasks",
      "DescribeContainerInstances",
      "ListContainerInstances",
      "ListAttributes"),
  AGENT_MODIFY(
      200,
      120,
      "RegisterContainerInstance",
      "SubmitTaskStateChange",
      "SubmitContainerStateChange",
      "SubmitAttachmentStateChanges"),
  SERVICE_MODIFY(
      50,
      5,
      "CreateService",
      "UpdateService",
      "DeleteService",
      "StopServiceDeployment",
      "CreateTaskSet",
      "UpdateTaskSet",
      "DeleteTaskSet",
      "UpdateServicePrimaryTaskSet"),
  SERVICE_READ(100, 20, "DescribeServices", "ListServices", "DescribeTaskSets"),
  SERVICE_DEPLOYMENT_READ(
      50, 20, "DescribeServiceDeployments", "ListServiceDeployments", "DescribeServiceRevisions"),
  TASK_PROTECTION(200, 80, "GetTaskProtection", "UpdateTaskProtection"),
  SERVICES_BY_NAMESPACE(10, 1, "ListServicesByNamespace");

  private static final Map<String, RequestCategory> BY_OPERATION = new HashMap<>();

  static {
    for (RequestCategory category : values()) {
      category.operations.forEach(operation -> BY_OPERATION.put(operation, category));
    }
  }

  private final RateLimit limit;
  private final List<String> operations;

  RequestCategory(int burst, int perSecond, String... operations) {
    this.limit = new RateLimit(burst, perSecond);
    this.operations = List.of(operations);
  }

  /** The category of an operation; {@code null} for one of which no limit is known. */
  public static @Nullable RequestCategory of(String operation) {
    return BY_OPERATION.get(operation);
  }

  /** The limit that ECS documents. */
  public RateLimit limit() {
    return limit;
  }

  /** The operations that share it. */
  public List<String> operations() {
    return operations;
  }
}
