package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.Called;

/** An EBS volume that each task gets at its launch. */
@Called("volume")
public record VolumeSpec(
    @JsonPropertyDescription("PROVISIONING: created and attached.") DurationSpec attach,
    @JsonPropertyDescription("DEPROVISIONING: detached and deleted.") DurationSpec detach) {}
