package dev.berth.engine.account;

import dev.berth.engine.account.registration.Registration;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RegisteredTaskDefinition;
import dev.berth.engine.api.taskdefinition.RequiredAttribute;
import dev.berth.engine.model.Arns;
import java.util.List;
import java.util.Objects;

/** What ECS describes a new revision as. */
final class Description {
  private Description() {}

  /** Which revision it is, and who registered it when. */
  record Origin(Arns arns, int revision, String caller, long now) {}

  static RegisteredTaskDefinition of(Registration registration, Origin origin) {
    RegisterTaskDefinition definition = registration.definition();
    String family = Objects.requireNonNull(definition.family());
    return new RegisteredTaskDefinition(
        origin.arns().taskDefinition(family, origin.revision()),
        Objects.requireNonNull(definition.containerDefinitions()),
        family,
        definition.taskRoleArn(),
        definition.executionRoleArn(),
        definition.networkMode(),
        origin.revision(),
        Objects.requireNonNullElse(definition.volumes(), List.of()),
        RegisteredTaskDefinition.ACTIVE,
        registration.requiresAttributes().stream().map(Description::required).toList(),
        Objects.requireNonNullElse(definition.placementConstraints(), List.of()),
        registration.compatibilities(),
        definition.runtimePlatform(),
        definition.requiresCompatibilities(),
        definition.cpu(),
        definition.memory(),
        definition.pidMode(),
        definition.ipcMode(),
        definition.proxyConfiguration(),
        origin.now(),
        null,
        null,
        origin.caller(),
        definition.ephemeralStorage(),
        definition.enableFaultInjection(),
        definition.more());
  }

  private static RequiredAttribute required(String name) {
    return new RequiredAttribute(name, null, null, null);
  }
}
