package dev.berth.engine.service;

import dev.berth.engine.api.service.CreateService;

/**
 * The settings of a service that reach its tasks by a deployment only. All others count at once,
 * for tasks that are started from then on.
 */
final class DeployableSettings {
  private DeployableSettings() {}

  /** The settings of now, but for those that a revision has. */
  static CreateService of(CreateService now, CreateService revision) {
    return new CreateService(
        now.cluster(),
        now.serviceName(),
        revision.taskDefinition(),
        now.availabilityZoneRebalancing(),
        revision.loadBalancers(),
        revision.serviceRegistries(),
        now.desiredCount(),
        now.clientToken(),
        now.launchType(),
        now.capacityProviderStrategy(),
        revision.platformVersion(),
        now.role(),
        now.deploymentConfiguration(),
        now.placementConstraints(),
        now.placementStrategy(),
        revision.networkConfiguration(),
        now.healthCheckGracePeriodSeconds(),
        now.schedulingStrategy(),
        now.deploymentController(),
        now.tags(),
        now.enableECSManagedTags(),
        now.propagateTags(),
        now.enableExecuteCommand(),
        revision.serviceConnectConfiguration(),
        revision.volumeConfigurations(),
        revision.vpcLatticeConfigurations(),
        revision.monitoring());
  }

  /** Whether two sets of settings differ in nothing that a deployment rolls out. */
  static boolean areSame(CreateService some, CreateService others) {
    return of(some, others).equals(some);
  }
}
