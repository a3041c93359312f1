package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Matching;
import dev.berth.scenarios.binding.Within;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Container instances that are all alike, or that a file lists. */
@Called("instance group")
public record InstanceGroupSpec(
    @JsonPropertyDescription("An EC2 instance type of the catalogue, such as m5.large.")
        @Nullable String type,
    @JsonPropertyDescription("A size of your own, instead of a type.")
        @Nullable InstanceSizeSpec size,
    @JsonPropertyDescription("How many instances of the type or size there are.")
        @Within(min = 0, max = 1_000_000)
        @Nullable Integer count,
    @JsonPropertyDescription(
            "Path of a .csv or .csv.gz file with a header line and a row for each instance,"
                + " relative to the scenario; instead of a type or size and count.")
        @Nullable String file,
    @JsonPropertyDescription("Which columns of the file hold what.")
        @Nullable InstanceColumnsSpec columns,
    @JsonProperty(defaultValue = "file")
        @JsonPropertyDescription("In which order the file's instances register: file, or shuffled.")
        RowOrderSpec order,
    @JsonProperty(defaultValue = "[us-east-1a]")
        @JsonPropertyDescription("Availability zones, dealt out to the instances in turn.")
        @Within(min = 1, max = 100)
        List<String> zones,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription("Custom attributes of every instance, by name.")
        @Within(max = 100)
        @Matching(
            value = "[A-Za-z0-9_./\\\\-]{1,128}",
            allows = "letters, digits, - _ . / and \\\\")
        Map<String, String> attributes,
    @JsonProperty(defaultValue = "false")
        @JsonPropertyDescription(
            "Whether ENI trunking is on: more awsvpc tasks on an instance, for the types that"
                + " support it.")
        boolean trunking,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "Subnets of the cluster, dealt out to the instances in turn; instead of zones.")
        @Within(max = 100)
        List<String> subnets,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription(
            "Capabilities that the agents do not register, such as ecs.capability.task-eni.")
        @Within(max = 100)
        List<String> withoutCapabilities,
    @JsonProperty(defaultValue = "[22, 2375, 2376, 51678, 51679]")
        @JsonPropertyDescription(
            "TCP ports that no task can have, as ECS_RESERVED_PORTS: these instead of the agent's"
                + " default ones. The developer guide counts 51680 among those, the agent only with"
                + " metrics on. With reservedPortsUdp at most 100.")
        @Within(max = 100)
        List<Integer> reservedPorts,
    @JsonProperty(defaultValue = "[]")
        @JsonPropertyDescription("UDP ports that no task can have, as ECS_RESERVED_PORTS_UDP.")
        @Within(max = 100)
        List<Integer> reservedPortsUdp,
    @JsonProperty(defaultValue = "{}") @JsonPropertyDescription("How the agents are set.")
        AgentSpec agent,
    @JsonPropertyDescription("When the instances register, if they are not there from the start.")
        @Nullable RegistersSpec registers) {}
