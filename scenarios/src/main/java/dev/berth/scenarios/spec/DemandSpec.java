package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.unit.Proportion;
import org.jspecify.annotations.Nullable;

/** How much tasks ask for, as a proportion of what all instances offer; one resource counts. */
public record DemandSpec(
    @JsonPropertyDescription("Of the cluster's CPU.") @Nullable Proportion cpu,
    @JsonPropertyDescription("Of the cluster's memory.") @Nullable Proportion memory,
    @JsonPropertyDescription("Of the cluster's GPUs.") @Nullable Proportion gpu) {}
