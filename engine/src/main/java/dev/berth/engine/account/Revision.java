package dev.berth.engine.account;

import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.placement.Constraints;

/**
 * A revision of a family, as the book holds it.
 *
 * @param description as ECS describes it
 * @param definition as the simulation knows it
 * @param constraints that it puts on every task
 */
public record Revision(
    RegisteredTaskDefinition description, TaskDefinition definition, Constraints constraints) {
  /** Its ARN. */
  public String arn() {
    return description.taskDefinitionArn();
  }

  /** Whether new tasks may be made of it. */
  public boolean isActive() {
    return hasStatus(RegisteredTaskDefinition.ACTIVE);
  }

  boolean hasStatus(String status) {
    return description.status().equals(status);
  }

  Revision deregistered(long now) {
    return new Revision(description.deregistered(now), definition, constraints);
  }

  Revision deleteRequested(long now) {
    return new Revision(description.deleteRequested(now), definition, constraints);
  }
}
