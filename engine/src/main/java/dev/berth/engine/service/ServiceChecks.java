package dev.berth.engine.service;

import static dev.berth.engine.cluster.call.Check.first;
import static dev.berth.engine.cluster.call.Check.oneOf;
import static dev.berth.engine.cluster.call.Check.that;
import static dev.berth.engine.cluster.call.Check.within;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.PlacementStrategy;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.DeploymentConfiguration;
import dev.berth.engine.api.service.DeploymentController;
import dev.berth.engine.api.service.LoadBalancer;
import dev.berth.engine.api.service.UpdateService;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.model.ContainerDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateService and UpdateService check of a service's settings. */
public final class ServiceChecks {
  /** The most tasks of a service. */
  static final int MOST_TASKS = 5_000;

  /** The most target groups of a service. */
  static final int MOST_TARGET_GROUPS = 5;

  private static final String NAME = "[A-Za-z0-9_-]{1,255}";
  private static final int LONGEST_TOKEN = 36;
  private static final int MOST_STRATEGIES = 5;
  private static final int WHOLE = 100;

  private final CreateService settings;
  private final boolean daemon;

  /** Checks of these settings. */
  public ServiceChecks(CreateService settings) {
    this.settings = settings;
    daemon = "DAEMON".equals(settings.schedulingStrategy());
  }

  /** What is wrong with a call of CreateService, whatever the task definition says. */
  public @Nullable EcsError ofForm() {
    String name = settings.serviceName();
    String token = settings.clientToken();
    return first(
        () -> that(name != null && !name.isEmpty(), "Service name can not be blank."),
        () ->
            that(
                String.valueOf(name).matches(NAME),
                "service name '%s' is not 1 to 255 letters, digits, - and _".formatted(name)),
        () ->
            that(
                token == null || token.length() <= LONGEST_TOKEN,
                "clientToken is longer than %d characters".formatted(LONGEST_TOKEN)),
        () ->
            oneOf(
                "schedulingStrategy", settings.schedulingStrategy(), List.of("REPLICA", "DAEMON")),
        () -> daemon ? null : that(settings.desiredCount() != null, MISSING_COUNT),
        () -> Tags.check(settings.tags()),
        this::ofSettings);
  }

  private static final String MISSING_COUNT =
      "desiredCount is missing, expected a number for a service with REPLICA";

  /** What is wrong with settings, new or changed. */
  public @Nullable EcsError ofSettings() {
    String definition = settings.taskDefinition();
    return first(
        () -> that(definition != null && !definition.isEmpty(), "TaskDefinition can not be blank."),
        () -> within("desiredCount", settings.desiredCount(), 0, MOST_TASKS),
        () ->
            within(
                "healthCheckGracePeriodSeconds",
                settings.healthCheckGracePeriodSeconds(),
                0,
                Integer.MAX_VALUE),
        () ->
            oneOf(
                "propagateTags",
                settings.propagateTags(),
                List.of("TASK_DEFINITION", "SERVICE", "NONE")),
        () ->
            oneOf(
                "availabilityZoneRebalancing",
                settings.availabilityZoneRebalancing(),
                List.of("ENABLED", "DISABLED")),
        this::ofController,
        this::ofDaemon,
        this::ofDeployments,
        this::ofLoadBalancers,
        () -> ZoneRebalancing.error(settings));
  }

  /** The settings of a service with what an update gives. */
  public static CreateService updated(CreateService before, UpdateService update) {
    return before
        .updatedBy(update)
        .with(
            DeploymentRules.merged(
                before.deploymentConfiguration(), update.deploymentConfiguration()));
  }

  /** Whether a deployment could neither start nor stop a task, with all of them healthy. */
  public boolean blocksDeployments() {
    Integer desired = settings.desiredCount();
    if (desired == null || desired == 0) {
      return false;
    }
    DeploymentRules rules = DeploymentRules.of(settings);
    Bounds bounds = Bounds.of(desired, rules.minimumHealthyPercent(), rules.maximumPercent());
    return bounds.least() >= desired && bounds.most() <= desired;
  }

  /** What is wrong with settings for their task definition. */
  @Nullable EcsError ofDefinition(RunnableDefinition definition) {
    for (LoadBalancer each : loadBalancers()) {
      String name = each.containerName();
      Integer port = each.containerPort();
      ContainerDefinition container =
          definition.definition().containers().stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElse(null);
      if (container == null) {
        return new EcsError.InvalidParameterException(
            "The container %s does not exist in the task definition.".formatted(name));
      }
      boolean open =
          container.portMappings().stream()
              .anyMatch(mapping -> port != null && mapping.containerPort() == port);
      if (!open) {
        return new EcsError.InvalidParameterException(
            "The container %s did not have a container port %s defined.".formatted(name, port));
      }
    }
    return null;
  }

  /** What is right but not simulated; asked last. */
  @Nullable EcsError unsupported() {
    String controller = controller();
    DeploymentConfiguration how = settings.deploymentConfiguration();
    String strategy = how == null ? null : how.strategy();
    if (!controller.equals("ECS")) {
      return new EcsError.UnsupportedFeatureException(
          "deployment controller %s is not simulated, only ECS".formatted(controller));
    }
    if (strategy != null && !strategy.equals("ROLLING")) {
      return new EcsError.UnsupportedFeatureException(
          "deployment strategy %s is not simulated, only ROLLING".formatted(strategy));
    }
    return null;
  }

  private @Nullable EcsError ofController() {
    return oneOf("deploymentController", controller(), List.of("ECS", "CODE_DEPLOY", "EXTERNAL"));
  }

  private @Nullable EcsError ofDaemon() {
    if (!daemon) {
      return null;
    }
    List<PlacementStrategy> strategies = settings.placementStrategy();
    DeploymentConfiguration how = settings.deploymentConfiguration();
    Integer most = how == null ? null : how.maximumPercent();
    return first(
        () ->
            that(
                settings.desiredCount() == null,
                "The daemon scheduling strategy does not support a desired count for services."
                    + " Remove the desired count value and try again"),
        () ->
            that(
                strategies == null || strategies.isEmpty(),
                "The daemon scheduling strategy does not support placement strategies"),
        () ->
            that(
                controller().equals("ECS"),
                "The daemon scheduling strategy is not supported with deployment controller "
                    + controller()),
        () ->
            that(
                !"FARGATE".equals(settings.launchType()),
                "The daemon scheduling strategy is not supported on Fargate"),
        () ->
            that(
                most == null || most == WHOLE,
                "The daemon scheduling strategy does not support values above 100 for"
                    + " maximumPercent on a deployment configuration."));
  }

  private @Nullable EcsError ofDeployments() {
    DeploymentConfiguration how = settings.deploymentConfiguration();
    if (how == null) {
      return null;
    }
    DeploymentRules rules = DeploymentRules.of(settings);
    return first(
        () -> within("minimumHealthyPercent", how.minimumHealthyPercent(), 0, WHOLE),
        () ->
            that(
                rules.maximumPercent() >= WHOLE,
                "maximumPercent is %d, expected at least 100".formatted(rules.maximumPercent())),
        () ->
            that(
                daemon || rules.minimumHealthyPercent() < WHOLE || rules.maximumPercent() > WHOLE,
                "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block"
                    + " deployments."),
        () ->
            oneOf("strategy", how.strategy(), List.of("ROLLING", "BLUE_GREEN", "LINEAR", "CANARY")),
        () ->
            that(
                !rules.breaks() || controller().equals("ECS"),
                "The deployment circuit breaker needs deployment controller ECS"));
  }

  private @Nullable EcsError ofLoadBalancers() {
    List<LoadBalancer> all = loadBalancers();
    long groups = all.stream().filter(each -> each.targetGroupArn() != null).count();
    long classic = all.stream().filter(each -> each.loadBalancerName() != null).count();
    return first(
        () ->
            that(
                groups <= MOST_TARGET_GROUPS,
                "loadBalancers can have at most %d target groups.".formatted(MOST_TARGET_GROUPS)),
        () -> that(classic <= 1, "loadBalancers can have at most 1 classic load balancer."),
        () ->
            that(
                classic == 0 || groups == 0,
                "a service has target groups or a classic load balancer, not both"),
        () ->
            that(
                groups + classic == all.size(),
                "a load balancer has a targetGroupArn or a loadBalancerName"));
  }

  private String controller() {
    DeploymentController given = settings.deploymentController();
    String type = given == null ? null : given.type();
    return type == null ? "ECS" : type;
  }

  private List<LoadBalancer> loadBalancers() {
    List<LoadBalancer> given = settings.loadBalancers();
    return given == null ? List.of() : given;
  }
}
