package dev.berth.bench.fenzo;

import com.netflix.fenzo.VirtualMachineLease;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.mesos.Protos.Attribute;
import org.apache.mesos.Protos.Offer;
import org.jspecify.annotations.Nullable;

/** A host as Fenzo sees it: one offer of everything it has. */
record HostLease(String hostname, double cpuCores, double memoryMB) implements VirtualMachineLease {
  @Override
  public String getId() {
    return hostname;
  }

  @Override
  public long getOfferedTime() {
    return 0;
  }

  @Override
  public String getVMID() {
    return hostname;
  }

  @Override
  public double networkMbps() {
    return 0;
  }

  @Override
  public double diskMB() {
    return 0;
  }

  @Override
  public List<Range> portRanges() {
    return List.of();
  }

  @Override
  public @Nullable Offer getOffer() {
    return null;
  }

  /** Fenzo asks it for null, which {@code Map.of()} would refuse. */
  @Override
  public Map<String, Attribute> getAttributeMap() {
    return Collections.emptyMap();
  }

  @Override
  public Double getScalarValue(String name) {
    return 0.0;
  }

  @Override
  public Map<String, Double> getScalarValues() {
    return Map.of();
  }
}
