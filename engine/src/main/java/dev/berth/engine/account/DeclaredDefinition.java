package dev.berth.engine.account;

import dev.berth.engine.account.registration.Declaration;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.model.TaskDefinition;

/**
 * A task definition that is registered when the world begins.
 *
 * @param call what registers it
 * @param definition what it comes to, with the number of its revision
 */
public record DeclaredDefinition(RegisterTaskDefinition call, TaskDefinition definition) {
  /** A definition of which nothing is known but what the simulation knows. */
  public static DeclaredDefinition of(TaskDefinition definition) {
    return new DeclaredDefinition(Declaration.of(definition), definition);
  }
}
