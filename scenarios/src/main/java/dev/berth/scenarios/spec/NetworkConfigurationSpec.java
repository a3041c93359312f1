package dev.berth.scenarios.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.berth.scenarios.binding.AlsoAccepts;
import dev.berth.scenarios.binding.Called;
import dev.berth.scenarios.binding.Within;
import java.util.List;

/** Where the network interfaces of tasks may be, as in RunTask. */
@Called("network configuration")
public record NetworkConfigurationSpec(
    @JsonPropertyDescription("The configuration for network mode awsvpc.")
        AwsvpcConfiguration awsvpcConfiguration) {
  /** The configuration for network mode awsvpc. */
  @AlsoAccepts({"securityGroups", "assignPublicIp"})
  @Called("awsvpc configuration")
  public record AwsvpcConfiguration(
      @JsonPropertyDescription(
              "Subnets of the cluster; tasks only go to instances in the zones of these.")
          @Within(min = 1, max = 16)
          List<String> subnets) {}
}
