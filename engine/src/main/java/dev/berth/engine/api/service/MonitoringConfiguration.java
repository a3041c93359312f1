package dev.berth.engine.api.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How finely the metrics of a service are measured. */
public record MonitoringConfiguration(@Nullable List<MetricConfiguration> metricConfigurations) {
  public MonitoringConfiguration {
    metricConfigurations = Copies.list(metricConfigurations);
  }
}
