package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Within;
import dev.berth.scenarios.unit.CpuAmount;
import dev.berth.scenarios.unit.MemoryAmount;

/** What a container instance registers with ECS. */
public record InstanceSizeSpec(
    @JsonPropertyDescription("CPU, such as 16 vCPU.") CpuAmount cpu,
    @JsonPropertyDescription("Memory, such as 64 GiB.") MemoryAmount memory,
    @JsonProperty(defaultValue = "0") @JsonPropertyDescription("Whole GPUs.") @Within(max = 64)
        int gpus,
    @JsonProperty(defaultValue = "0")
        @JsonPropertyDescription("US dollars for an instance and hour.")
        @Within(max = 1_000_000)
        double pricePerHour) {}
