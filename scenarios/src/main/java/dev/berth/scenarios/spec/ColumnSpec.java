package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Shorthand;
import org.jspecify.annotations.Nullable;

/** A column of a trace. */
@Shorthand("column")
public record ColumnSpec(
    @JsonPropertyDescription("The name of the column in the header line.") String column,
    @JsonPropertyDescription("The unit of its values.") @Nullable String unit) {}
