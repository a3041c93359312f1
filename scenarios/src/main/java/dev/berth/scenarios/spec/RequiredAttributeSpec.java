package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.AlsoAccepts;
import dev.berth.scenarios.binding.Called;
import org.jspecify.annotations.Nullable;

/** An attribute that a task definition requires of an instance. */
@AlsoAccepts({"targetType", "targetId"})
@Called("required attribute")
public record RequiredAttributeSpec(
    @JsonPropertyDescription("Its name, such as ecs.capability.execution-role-awslogs.")
        String name,
    @JsonPropertyDescription("Not simulated: use a constraint memberOf for a certain value.")
        @Nullable String value) {}
