package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Shorthand;
import dev.berth.scenarios.source.Node;
import java.util.List;
import java.util.Map;

/** Statements about the result that have to hold. */
@Shorthand("expect")
public record ExpectationSpec(
    @JsonPropertyDescription(
            "Each a figure of the result, a comparison and a value, such as waitSeconds.p95 < 2m.")
        List<String> expect,
    @JsonProperty(defaultValue = "{}")
        @JsonPropertyDescription(
            "Settings of the scenario with which the statement is made, by path; with others it is"
                + " left out.")
        Map<String, Node> when) {}
