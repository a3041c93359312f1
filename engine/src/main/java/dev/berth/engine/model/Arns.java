package dev.berth.engine.model;

/**
 * Amazon resource names of one account in one Region.
 *
 * @param region such as {@code us-east-1}
 * @param account twelve digits
 */
public record Arns(String region, String account) {
  /** Those of an account that AWS uses in its examples. */
  public static final Arns DEFAULT = new Arns("us-east-1", "111122223333");

  /** The name of a cluster. */
  public String cluster(String name) {
    return ecs("cluster/" + name);
  }

  /** The name of a revision of a task definition. */
  public String taskDefinition(String family, int revision) {
    return ecs("task-definition/" + family + ":" + revision);
  }

  /**
   * The name of a task.
   *
   * @param id 32 hexadecimal digits
   */
  public String task(String cluster, String id) {
    return ecs("task/" + cluster + "/" + id);
  }

  /**
   * The name of a container instance.
   *
   * @param id 32 hexadecimal digits
   */
  public String containerInstance(String cluster, String id) {
    return ecs("container-instance/" + cluster + "/" + id);
  }

  /** The name of a service. */
  public String service(String cluster, String name) {
    return ecs("service/" + cluster + "/" + name);
  }

  /**
   * The name of a revision of a service.
   *
   * @param id 19 digits
   */
  public String serviceRevision(String cluster, String service, String id) {
    return ecs("service-revision/" + cluster + "/" + service + "/" + id);
  }

  /** The name of a deployment of a service. */
  public String serviceDeployment(String cluster, String service, String id) {
    return ecs("service-deployment/" + cluster + "/" + service + "/" + id);
  }

  /** The name of a capacity provider. */
  public String capacityProvider(String name) {
    return ecs("capacity-provider/" + name);
  }

  /** The name of an Auto Scaling group. */
  public String autoScalingGroup(String name) {
    return "arn:aws:autoscaling:%s:%s:autoScalingGroup:00000000-0000-0000-0000-%012x"
            .formatted(region, account, name.hashCode() & 0xffffffffL)
        + ":autoScalingGroupName/"
        + name;
  }

  /** The name of the account's root user, who calls where nobody else is named. */
  public String root() {
    return "arn:aws:iam::" + account + ":root";
  }

  /** The name of a role of this account. */
  public String role(String name) {
    return "arn:aws:iam::" + account + ":role/" + name;
  }

  private String ecs(String resource) {
    return "arn:aws:ecs:" + region + ":" + account + ":" + resource;
  }
}
