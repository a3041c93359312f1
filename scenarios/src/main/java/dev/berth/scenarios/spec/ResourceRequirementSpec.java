package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A demand for GPUs. */
public record ResourceRequirementSpec(
    @JsonPropertyDescription("GPU.") String type,
    @JsonPropertyDescription("How many.") String value) {}
