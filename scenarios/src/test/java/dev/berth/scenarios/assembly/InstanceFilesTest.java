package dev.berth.scenarios.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.model.Resources;
import dev.berth.engine.record.InstanceInfo;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFilesTest {
  private static final String COLUMNS =
      "columns: {cpu: {column: cpu, unit: milli}, memory: {column: mem, unit: GiB}";
  private static final String[] THREE = {
    "cpu,mem,g,n,zone,model", "4000,8,2,1,a,T4", "1001,1.5,0,2,,", "96000,1,8,1,b,V100"
  };

  @TempDir Path directory;

  @Test
  void rows_areInstancesOfTheirOwnSizes() throws Exception {
    WorldSpecification world = world(1, COLUMNS + ", gpus: g, count: n}", THREE);

    // Rounded down: 1,001 thousandths are 1,025.02 units.
    assertThat(world.instanceInfos())
        .containsExactly(
            new InstanceInfo("nodes/0", Resources.ofGpus(4096, 8192, 2), 0),
            new InstanceInfo("nodes/1", Resources.ofGpus(1025, 1536, 0), 0),
            new InstanceInfo("nodes/2", Resources.ofGpus(1025, 1536, 0), 0),
            new InstanceInfo("nodes/3", Resources.ofGpus(98304, 1024, 8), 0));
  }

  @Test
  void columns_ofAttributesAndZones_goToTheInstances() throws Exception {
    String group =
        COLUMNS
            + ", count: n, zone: zone, attributes: {gpu: model}}, attributes: {site: x}, zones: [p,"
            + " q]";

    List<InstanceGroup> groups = world(1, group, THREE).instances();

    assertThat(groups.get(0).attributesOf(0))
        .containsEntry("gpu", "T4")
        .containsEntry("site", "x")
        .containsEntry("ecs.availability-zone", "a");
    // An empty cell is no attribute; without a zone of its own a row takes its turn in the group's.
    assertThat(groups.get(1).attributesOf(0))
        .doesNotContainKey("gpu")
        .containsEntry("ecs.availability-zone", "q");
    assertThat(groups.get(1).attributesOf(1)).containsEntry("ecs.availability-zone", "p");
  }

  @Test
  void instances_shuffled_registerInAnOrderThatTheSeedDecides() throws Exception {
    String group = COLUMNS + ", count: n}, order: shuffled";

    List<InstanceInfo> first = world(1, group, THREE).instanceInfos();

    assertThat(first)
        .extracting(InstanceInfo::label)
        .containsExactlyInAnyOrder("nodes/0", "nodes/1", "nodes/2", "nodes/3");
    assertThat(world(1, group, THREE).instanceInfos()).isEqualTo(first);
    assertThat(List.of(2L, 3L, 4L, 5L))
        .anySatisfy(
            seed -> assertThat(world(seed, group, THREE).instanceInfos()).isNotEqualTo(first));
  }

  @Test
  void rows_beyondAllBounds_areRefused() {
    assertThatThrownBy(() -> world(1, COLUMNS + ", count: n}", "cpu,mem,n", "1,1,2000000"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("'n' is 2000000");
    assertThatThrownBy(
            () -> world(1, COLUMNS + ", count: n}", "cpu,mem,n", "1,1,600000", "1,1,600000"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("the cluster has 1200000 instances");
    assertThatThrownBy(() -> world(1, COLUMNS + "}", "cpu,mem"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("the cluster has no instance");
  }

  private WorldSpecification world(long seed, String group, String... rows)
      throws ScenarioException, IOException {
    Files.writeString(directory.resolve("nodes.csv"), String.join("\n", rows) + "\n");
    String text =
        """
        name: listed
        cluster:
          instances:
            nodes: {file: nodes.csv, %s}
        taskDefinitions:
          job: {cpu: 1 vCPU, memory: 1 GB}
        workloads:
          jobs: {taskDefinition: job, arrivals: {at: 0s, count: 1}, runTime: 1s}
        """
            .formatted(group);
    return ScenarioReader.read("listed.yaml", text, directory, List.of())
        .toWorld(OptionalLong.of(seed));
  }
}
