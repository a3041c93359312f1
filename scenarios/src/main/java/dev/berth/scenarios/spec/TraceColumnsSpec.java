package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Which columns of a trace hold what. */
public record TraceColumnsSpec(
    @JsonPropertyDescription(
            "When the task arrives, from the start of the run. Unit of time, by default s. Default:"
                + " at the trace's interval.")
        @Nullable ColumnSpec arrival,
    @JsonPropertyDescription(
            "How long it runs. Unit of time, by default s. Default: the workload's runTime.")
        @Nullable ColumnSpec runTime,
    @JsonPropertyDescription(
            "CPU that it takes: units, vCPU or milli; by default units. Default: the task"
                + " definition's.")
        @Nullable ColumnSpec cpu,
    @JsonPropertyDescription(
            "Memory that it takes: MiB, GiB, bytes ...; by default MiB. Default: the task"
                + " definition's.")
        @Nullable ColumnSpec memory,
    @JsonPropertyDescription("GPUs that it takes. Default: the task definition's.")
        @Nullable ColumnSpec gpus,
    @JsonPropertyDescription(
            "How much of each of its GPUs it takes: GPU, milli or %; by default GPU. Less than a"
                + " whole one only for a task of one GPU, which shares the device with others."
                + " Default: all of it.")
        @Nullable ColumnSpec gpuShare,
    @JsonPropertyDescription("How many like tasks the row stands for.") @Nullable ColumnSpec count,
    @JsonPropertyDescription(
            "Rows that follow each other with the same value here, and are alike, arrive in one"
                + " call.")
        @Nullable ColumnSpec batch) {}
