package dev.berth.cli.explain;

import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.scenarios.unit.CpuAmount;
import dev.berth.scenarios.unit.MemoryAmount;
import dev.berth.scenarios.unit.UnitException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A size of tasks; what is not given is as in the task definition. */
public record Size(@Nullable CpuAmount cpu, @Nullable MemoryAmount memory) {
  /** Whether it is the task definition's. */
  boolean isOfDefinition() {
    return cpu == null && memory == null;
  }

  /** What tasks of a definition ask for. */
  Resources of(TaskDefinition definition) {
    Resources demand = definition.demand();
    return new Resources(
        cpu == null ? demand.cpuUnits() : cpu.units(),
        memory == null ? demand.memoryMiB() : memory.mebibytes(),
        demand.gpuMilli());
  }

  /** Reads {@code 2 vCPU} or {@code 512 units}. */
  public static final class CpuConverter implements ITypeConverter<CpuAmount> {
    @Override
    public CpuAmount convert(String value) {
      try {
        return CpuAmount.parse(value, true);
      } catch (UnitException e) {
        throw refusal(e);
      }
    }
  }

  /** Reads {@code 4 GiB} or {@code 512 MiB}. */
  public static final class MemoryConverter implements ITypeConverter<MemoryAmount> {
    @Override
    public MemoryAmount convert(String value) {
      try {
        return MemoryAmount.parse(value, true);
      } catch (UnitException e) {
        throw refusal(e);
      }
    }
  }

  private static TypeConversionException refusal(UnitException reason) {
    return new TypeConversionException(reason.message() + "; " + reason.hint());
  }
}
