package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.AlsoAccepts;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;

/** A port of a container on its host. */
@AlsoAccepts(
    value = {"name", "appProtocol", "containerPortRange", "hostPortRange"},
    saying = "Checked as ECS does, and without effect otherwise")
@Called("port mapping")
public record PortMappingSpec(
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("The port inside the container.")
        @Within(max = 65_535)
        int containerPort,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription(
            "The port on the container instance, which no other task there can have; 0 for one that"
                + " the agent chooses.")
        @Within(max = 65_535)
        int hostPort,
    @JsonProperty(defaultValue = "tcp") @JsonPropertyDescription("tcp or udp.")
        ProtocolSpec protocol) {}
