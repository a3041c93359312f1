package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.util.List;

/** An IAM role, as far as tasks depend on it. */
@Called("role")
public record RoleSpec(
    @JsonProperty(defaultValue = "true")
        @JsonPropertyDescription(
            "Whether it trusts ECS tasks. RunTask refuses tasks with a role that does not.")
        boolean assumable,
    @JsonProperty(defaultValue = "[pull, secrets, logs, volumes]")
        @JsonPropertyDescription(
            "What it lets ECS do: pull images from ECR, read secrets, write logs to CloudWatch,"
                + " create and attach volumes. Default: all of it.")
        @Within(max = 4)
        List<Permission> permissions) {
  /** What a role permits. */
  public enum Permission {
    /** To pull images. */
    PULL,
    /** To read secrets. */
    SECRETS,
    /** To write logs. */
    LOGS,
    /** To create and attach volumes. */
    VOLUMES
  }
}
