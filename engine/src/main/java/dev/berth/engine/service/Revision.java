package dev.berth.engine.service;

import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.cluster.call.ProviderContext;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.model.ContainerDefinition;

/**
 * The settings of a service as a deployment rolls them out: ECS's service revision. It never
 * changes.
 *
 * @param settings those of the whole service when the revision was made
 * @param definition what its tasks run
 * @param conduct what its tasks do
 * @param providers the capacity providers that it may name
 */
record Revision(
    String arn,
    CreateService settings,
    RunnableDefinition definition,
    TaskConduct conduct,
    CallContext.Roles roles,
    ProviderContext providers,
    long createdAt) {
  /** Whether an essential container of its tasks has a health check. */
  boolean hasHealthCheck() {
    return definition.definition().containers().stream()
        .filter(ContainerDefinition::essential)
        .anyMatch(container -> container.healthCheck() != null);
  }
}
