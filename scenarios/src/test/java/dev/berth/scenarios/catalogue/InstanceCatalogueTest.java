package dev.berth.scenarios.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InstanceCatalogueTest {
  private static final InstanceCatalogue CATALOGUE = InstanceCatalogue.bundled();

  @Test
  @Tag("rule.resources-memory-as-registered")
  void type_byName_isWhatTheAgentRegisters() {
    assertThat(CATALOGUE.find("m5.large"))
        .hasValue(new InstanceType("m5.large", Resources.of(2048, 7680), 3, 10, 0.096));
    assertThat(CATALOGUE.find("T2.MICRO")).get().extracting(InstanceType::trunkTasks).isEqualTo(0);
    assertThat(CATALOGUE.find("p3.8xlarge").orElseThrow().registered().gpus()).isEqualTo(4);
    assertThat(CATALOGUE.find("m5.tiny")).isEmpty();
  }

  @Test
  void types_ofCatalogue_areManyAndPlausible() {
    assertThat(CATALOGUE.types()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(CATALOGUE.types().values())
        .allSatisfy(type -> {
          assertThat(type.name()).matches("[a-z][a-z0-9]*\\.[a-z0-9]+");
          assertThat(type.registered().cpuUnits() % 1024).isZero();
          assertThat(type.registered().memoryMiB()).isGreaterThan(400);
          assertThat(type.maxNetworkInterfaces()).isGreaterThanOrEqualTo(2);
          assertThat(type.hourlyPriceUsd()).isPositive();
        });
  }
}
