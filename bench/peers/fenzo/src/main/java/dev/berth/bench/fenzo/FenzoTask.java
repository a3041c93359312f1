package dev.berth.bench.fenzo;

import com.netflix.fenzo.ConstraintEvaluator;
import com.netflix.fenzo.TaskRequest;
import com.netflix.fenzo.VMTaskFitnessCalculator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task as Fenzo sees it: CPUs and memory, nothing else. */
record FenzoTask(int number, double cpus, double memoryMiB) implements TaskRequest {
  @Override
  public String getId() {
    return Integer.toString(number);
  }

  @Override
  public String taskGroupName() {
    return "";
  }

  @Override
  public double getCPUs() {
    return cpus;
  }

  @Override
  public double getMemory() {
    return memoryMiB;
  }

  @Override
  public double getNetworkMbps() {
    return 0;
  }

  @Override
  public double getDisk() {
    return 0;
  }

  @Override
  public int getPorts() {
    return 0;
  }

  @Override
  public Map<String, Double> getScalarRequests() {
    return Map.of();
  }

  @Override
  public Map<String, NamedResourceSetRequest> getCustomNamedResources() {
    return Map.of();
  }

  @Override
  public @Nullable List<? extends ConstraintEvaluator> getHardConstraints() {
    return null;
  }

  @Override
  public @Nullable List<? extends VMTaskFitnessCalculator> getSoftConstraints() {
    return null;
  }

  @Override
  public void setAssignedResources(AssignedResources resources) {}

  @Override
  public @Nullable AssignedResources getAssignedResources() {
    return null;
  }
}
