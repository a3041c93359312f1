package dev.berth.engine.api.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How finely some metrics of a service are measured.
 *
 * @param resolutionSeconds 20 or 60
 */
public record MetricConfiguration(
    @Nullable List<String> metricNames, @Nullable Integer resolutionSeconds) {
  public MetricConfiguration {
    metricNames = Copies.list(metricNames);
  }
}
