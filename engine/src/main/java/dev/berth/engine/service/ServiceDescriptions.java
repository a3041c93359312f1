package dev.berth.engine.service;

import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.Deployment;
import dev.berth.engine.api.service.DeploymentConfiguration;
import dev.berth.engine.api.service.DeploymentController;
import dev.berth.engine.api.service.Service.CurrentRevision;
import dev.berth.engine.api.service.ServiceDeployment;
import dev.berth.engine.api.service.ServiceDeployment.ServiceRevisionSummary;
import dev.berth.engine.api.service.ServiceDeploymentBrief;
import dev.berth.engine.api.service.ServiceRevision;
import dev.berth.engine.api.tag.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What ECS says of a service. */
final class ServiceDescriptions {
  private static final String EC2 = "EC2";

  private final Service service;
  private final CreateService settings;
  private final ServiceNames names;

  ServiceDescriptions(Service service) {
    this.service = service;
    settings = service.settings();
    names = service.names();
  }

  /**
   * All of it.
   *
   * @param tags its tags, where they are asked for
   */
  dev.berth.engine.api.service.Service describe(List<Tag> tags, long now) {
    Rollouts rollouts = service.rollouts();
    return new dev.berth.engine.api.service.Service(
        names.arn(),
        names.name(),
        names.clusterArn(),
        orNone(settings.loadBalancers()),
        orNone(settings.serviceRegistries()),
        service.status().name(),
        service.desired(),
        service.members().count(Member::isRunning),
        service.members().count(Member::isStarting),
        launchType(),
        orNone(settings.capacityProviderStrategy()),
        settings.platformVersion(),
        null,
        rollouts.primary().revision().definition().arn(),
        configuration(),
        List.of(),
        service.status() == Service.Status.INACTIVE
            ? List.of()
            : rollouts.all().stream().map(this::deployment).toList(),
        settings.role(),
        service.events().list(),
        service.createdAt(),
        rollouts.current().arn,
        rollouts.all().stream().map(this::currentRevision).toList(),
        orNone(settings.placementConstraints()),
        orNone(settings.placementStrategy()),
        settings.networkConfiguration(),
        settings.healthCheckGracePeriodSeconds(),
        service.isDaemon() ? "DAEMON" : "REPLICA",
        settings.deploymentController() == null
            ? new DeploymentController("ECS")
            : settings.deploymentController(),
        tags,
        null,
        Boolean.TRUE.equals(settings.enableECSManagedTags()),
        Objects.requireNonNullElse(settings.propagateTags(), "NONE"),
        Boolean.TRUE.equals(settings.enableExecuteCommand()),
        ZoneRebalancing.isEnabled(settings) ? "ENABLED" : "DISABLED",
        null);
  }

  /** A service deployment. */
  ServiceDeployment describe(DeploymentEntry entry) {
    DeploymentEntry.RollBack back = entry.rollBack;
    CircuitBreaker breaker = new CircuitBreaker(service);
    return new ServiceDeployment(
        entry.arn,
        names.arn(),
        names.clusterArn(),
        entry.createdAt,
        entry.createdAt,
        moment(entry.finishedAt),
        moment(entry.stoppedAt),
        entry.updatedAt,
        entry.sources.stream().map(this::summary).toList(),
        summary(entry.target),
        entry.status.name(),
        entry.statusReason,
        null,
        configuration(),
        back == null
            ? null
            : new ServiceDeployment.Rollback(back.reason(), back.startedAt(), back.target().arn()),
        new ServiceDeployment.CircuitBreaker(
            breaker(entry), entry.rollout.failedTasks(), breaker.threshold()),
        null);
  }

  /** A service deployment in a list. */
  ServiceDeploymentBrief brief(DeploymentEntry entry) {
    return new ServiceDeploymentBrief(
        entry.arn,
        names.arn(),
        names.clusterArn(),
        entry.createdAt,
        entry.createdAt,
        moment(entry.finishedAt),
        entry.target.arn(),
        entry.status.name(),
        entry.statusReason);
  }

  /** A revision of the service. */
  ServiceRevision describe(Revision revision) {
    CreateService rolledOut = revision.settings();
    return new ServiceRevision(
        revision.arn(),
        names.arn(),
        names.clusterArn(),
        revision.definition().arn(),
        orNone(rolledOut.capacityProviderStrategy()),
        rolledOut.launchType() == null && orNone(rolledOut.capacityProviderStrategy()).isEmpty()
            ? EC2
            : rolledOut.launchType(),
        rolledOut.platformVersion(),
        orNone(rolledOut.loadBalancers()),
        orNone(rolledOut.serviceRegistries()),
        rolledOut.networkConfiguration(),
        revision.definition().definition().containers().stream()
            .map(each -> new ServiceRevision.ContainerImage(each.name(), null, each.image()))
            .toList(),
        null,
        rolledOut.serviceConnectConfiguration(),
        orNone(rolledOut.volumeConfigurations()),
        revision.createdAt(),
        orNone(rolledOut.vpcLatticeConfigurations()));
  }

  private Deployment deployment(Rollout rollout) {
    boolean primary = service.rollouts().isPrimary(rollout);
    CreateService rolledOut = rollout.revision().settings();
    return new Deployment(
        rollout.id(),
        primary ? "PRIMARY" : "ACTIVE",
        rollout.revision().definition().arn(),
        requested(rollout),
        service.count(rollout, Member::isStarting),
        service.count(rollout, Member::isRunning),
        rollout.failedTasks(),
        rollout.createdAt(),
        rollout.updatedAt(),
        orNone(settings.capacityProviderStrategy()),
        launchType(),
        rolledOut.platformVersion(),
        null,
        rolledOut.networkConfiguration(),
        rollout.state().name(),
        rollout.reason(),
        rolledOut.serviceConnectConfiguration(),
        orNone(rolledOut.volumeConfigurations()),
        orNone(rolledOut.vpcLatticeConfigurations()));
  }

  private CurrentRevision currentRevision(Rollout rollout) {
    return new CurrentRevision(
        rollout.revision().arn(),
        requested(rollout),
        service.count(rollout, Member::isRunning),
        service.count(rollout, Member::isStarting));
  }

  private ServiceRevisionSummary summary(Revision revision) {
    int requested = 0;
    for (Rollout rollout : service.rollouts().all()) {
      requested += rollout.revision() == revision ? requested(rollout) : 0;
    }
    return new ServiceRevisionSummary(
        revision.arn(),
        requested,
        service.members().count(each -> isOf(each, revision) && each.isRunning()),
        service.members().count(each -> isOf(each, revision) && each.isStarting()),
        null,
        null);
  }

  private static boolean isOf(Member member, Revision revision) {
    return member.rollout().revision() == revision;
  }

  private int requested(Rollout rollout) {
    return service.rollouts().isPrimary(rollout)
        ? service.desired()
        : service.count(rollout, Member::isWanted);
  }

  private String breaker(DeploymentEntry entry) {
    if (!DeploymentRules.of(settings).breaks()) {
      return "DISABLED";
    }
    return switch (entry.status) {
      case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED -> "MONITORING";
      case SUCCESSFUL -> "MONITORING_COMPLETE";
      case STOPPED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED ->
          entry.rollout.state() == Rollout.State.FAILED ? "TRIGGERED" : "MONITORING_COMPLETE";
    };
  }

  private DeploymentConfiguration configuration() {
    DeploymentConfiguration given = settings.deploymentConfiguration();
    DeploymentRules rules = DeploymentRules.of(settings);
    String strategy = given == null ? null : given.strategy();
    return new DeploymentConfiguration(
        new DeploymentConfiguration.DeploymentCircuitBreaker(rules.breaks(), rules.rollsBack()),
        rules.maximumPercent(),
        rules.minimumHealthyPercent(),
        given == null ? null : given.alarms(),
        strategy == null ? "ROLLING" : strategy,
        given == null ? null : given.bakeTimeInMinutes(),
        given == null ? null : given.lifecycleHooks(),
        given == null ? null : given.linearConfiguration(),
        given == null ? null : given.canaryConfiguration());
  }

  private @Nullable String launchType() {
    boolean byProviders = !orNone(settings.capacityProviderStrategy()).isEmpty();
    return settings.launchType() == null && !byProviders ? EC2 : settings.launchType();
  }

  private static @Nullable Long moment(long time) {
    return time == DeploymentEntry.NEVER ? null : time;
  }

  private static <T> List<T> orNone(@Nullable List<T> given) {
    return given == null ? List.of() : given;
  }
}
