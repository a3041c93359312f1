package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;

/** Files of a git repository. */
@Called("git source")
public record GitSpec(
    @JsonPropertyDescription(
            "What git fetches from, without credentials: a URL, or the path of a repository.")
        String url,
    @JsonProperty(defaultValue = "HEAD")
        @JsonPropertyDescription(
            "A branch, a tag or a commit. Only a commit stands for the same files forever.")
        String ref,
    @JsonPropertyDescription("Path of a file in the repository, or a pattern such as ecs/*.json.")
        String path) {}
