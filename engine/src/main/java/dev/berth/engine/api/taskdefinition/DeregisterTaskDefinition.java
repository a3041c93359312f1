package dev.berth.engine.api.taskdefinition;

import org.jspecify.annotations.Nullable;

/**
 * Makes a revision INACTIVE.
 *
 * @param taskDefinition {@code family:revision} or an ARN
 */
public record DeregisterTaskDefinition(@Nullable String taskDefinition)
    implements TaskDefinitionOperation<DeregisterTaskDefinition.Response> {
  /** The revision as it now stands. */
  public record Response(RegisteredTaskDefinition taskDefinition) {}
}
