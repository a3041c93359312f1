package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Matching;
import dev.berth.scenarios.binding.Within;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which columns of a file of instances hold what. */
public record InstanceColumnsSpec(
    @JsonPropertyDescription("CPU that it registers: units, vCPU or milli; by default units.")
        ColumnSpec cpu,
    @JsonPropertyDescription("Memory that it registers: MiB, GiB, bytes ...; by default MiB.")
        ColumnSpec memory,
    @JsonPropertyDescription("Whole GPUs. Default: none.") @Nullable ColumnSpec gpus,
    @JsonPropertyDescription("How many like instances the row stands for. Default: one.")
        @Nullable ColumnSpec count,
    @JsonPropertyDescription("Its availability zone. Default: the group's zones, in turn.")
        @Nullable ColumnSpec zone,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Columns of custom attributes, by the attribute's name. An instance has no attribute"
                + " whose cell is empty.")
        @Within(max = 100)
        @Matching(
            value = "[A-Za-z0-9_./\\\\-]{1,128}",
            allows = "letters, digits, - _ . / and \\\\")
        Map<String, String> attributes) {}
