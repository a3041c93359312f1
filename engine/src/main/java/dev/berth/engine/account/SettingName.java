package dev.berth.engine.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An account setting: its values, the one that counts when nobody has set any first. */
public enum SettingName {
  SERVICE_LONG_ARN_FORMAT("serviceLongArnFormat", "enabled", "disabled"),
  TASK_LONG_ARN_FORMAT("taskLongArnFormat", "enabled", "disabled"),
  CONTAINER_INSTANCE_LONG_ARN_FORMAT("containerInstanceLongArnFormat", "enabled", "disabled"),
  AWSVPC_TRUNKING("awsvpcTrunking", "disabled", "enabled"),
  CONTAINER_INSIGHTS("containerInsights", "disabled", "enabled", "enhanced"),
  FARGATE_FIPS_MODE("fargateFIPSMode", "disabled", "enabled"),
  TAG_RESOURCE_AUTHORIZATION("tagResourceAuthorization", "on", "off"),
  FARGATE_TASK_RETIREMENT_WAIT_PERIOD("fargateTaskRetirementWaitPeriod", "7", "0", "14"),
  GUARD_DUTY_ACTIVATE("guardDutyActivate", "off", "on"),
  DEFAULT_LOG_DRIVER_MODE("defaultLogDriverMode", "non-blocking", "blocking"),
  FARGATE_EVENT_WINDOWS("fargateEventWindows", "disabled", "enabled");

  private final String word;
  private final List<String> values;

  SettingName(String word, String... values) {
    this.word = word;
    this.values = List.of(values);
  }

  /** The setting with ECS's name for it. */
  static Optional<SettingName> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** ECS's names of all of them. */
  static List<String> words() {
    return Arrays.stream(values()).map(each -> each.word).toList();
  }

  /** ECS's name for it. */
  public String word() {
    return word;
  }

  /** What it may be. */
  List<String> allowed() {
    return values;
  }

  /** What it is when nobody has set it. */
  String initial() {
    return values.getFirst();
  }

  /** Whether only AWS sets it. */
  boolean isManagedByAws() {
    return this == GUARD_DUTY_ACTIVATE;
  }

  /** Whether it is one for the whole account, which the root user sets. */
  boolean isOfRootOnly() {
    return this == FARGATE_TASK_RETIREMENT_WAIT_PERIOD;
  }
}
