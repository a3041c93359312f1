package dev.berth.engine.api.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deployment of a service. Moments are nanoseconds since the world's epoch.
 *
 * @param status such as IN_PROGRESS, SUCCESSFUL or ROLLBACK_SUCCESSFUL
 */
public record ServiceDeployment(
    String serviceDeploymentArn,
    String serviceArn,
    String clusterArn,
    @Nullable Long createdAt,
    @Nullable Long startedAt,
    @Nullable Long finishedAt,
    @Nullable Long stoppedAt,
    @Nullable Long updatedAt,
    List<ServiceRevisionSummary> sourceServiceRevisions,
    ServiceRevisionSummary targetServiceRevision,
    String status,
    @Nullable String statusReason,
    @Nullable String lifecycleStage,
    @Nullable DeploymentConfiguration deploymentConfiguration,
    @Nullable Rollback rollback,
    @Nullable CircuitBreaker deploymentCircuitBreaker,
    @Nullable Alarms alarms) {
  public ServiceDeployment {
    sourceServiceRevisions = List.copyOf(sourceServiceRevisions);
  }

  /** Why and to what a deployment was rolled back. */
  public record Rollback(
      @Nullable String reason, @Nullable Long startedAt, @Nullable String serviceRevisionArn) {}

  /**
   * How the circuit breaker stands.
   *
   * @param status TRIGGERED, MONITORING, MONITORING_COMPLETE or DISABLED
   */
  public record CircuitBreaker(String status, int failureCount, int threshold) {}

  /** How the alarms stand. */
  public record Alarms(String status, List<String> alarmNames, List<String> triggeredAlarmNames) {
    public Alarms {
      alarmNames = List.copyOf(alarmNames);
      triggeredAlarmNames = List.copyOf(triggeredAlarmNames);
    }
  }

  /** A revision in a deployment, and its tasks. */
  public record ServiceRevisionSummary(
      String arn,
      int requestedTaskCount,
      int runningTaskCount,
      int pendingTaskCount,
      @Nullable Double requestedTestTrafficWeight,
      @Nullable Double requestedProductionTrafficWeight) {}
}
