package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.BEGINNING;
import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.arrivals;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.refusal;
import static dev.berth.scenarios.ScenarioFixtures.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.InstanceGroup;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.Workload;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.model.NetworkMode;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.Constraints;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.policy.Binpack;
import dev.berth.engine.placement.policy.RandomChoice;
import dev.berth.engine.placement.policy.Spread;
import dev.berth.engine.random.Distribution;
import dev.berth.scenarios.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
  private static final String FULL =
      """
      $schema: scenario.schema.json
      name: full
      description: Everything once
      seed: 7
      duration: 2h30m
      timing: {base: instant, start: {logNormal: {median: 8s, sigma: 0.6}}, network: 20ms}
      cluster:
        name: demo
        instances:
          own:
            size: {cpu: 16 vCPU, memory: 64 GiB, gpus: 4, pricePerHour: 1.2}
            count: 2
            zones: [a, b]
            attributes: {stack: blue}
          known: {type: M5.Large, count: 3}
      taskDefinitions:
        web:
          family: site
          networkMode: awsvpc
          cpu: "512"
          memory: 1 GB
          containerDefinitions:
            - name: app
              image: app
              cpu: 256
              memory: 512
              memoryReservation: 128
              logConfiguration: {logDriver: syslog}
              resourceRequirements: [{type: GPU, value: "1"}]
      workloads:
        one:
          taskDefinition: web
          arrivals: {at: 1m, count: 2}
          runTime: endless
          whenFull: {retry: {first: 1s, attempts: 3}}
          group: service:web
          loadBalanced: true
          placement:
            policy: binpack-cpu
            constraints: [{type: DistinctInstance}]
        two:
          taskDefinition: web
          arrivals: {rate: 1/s, limit: 1}
          runTime: {pareto: {minimum: 1s, shape: 2}}
          whenFull: queue
      placement:
        strategies:
          - {type: Spread, field: "attribute:ecs.availability-zone"}
          - {type: binpack, field: MEMORY}
        ties: lowest
      """;

  @Test
  void world_ofFullScenario_holdsEverySetting() throws ScenarioException {
    Scenario scenario = read(FULL);
    WorldSpecification world = scenario.toWorld(OptionalLong.empty());

    assertThat(scenario.name()).isEqualTo("full");
    assertThat(scenario.description()).isEqualTo("Everything once");
    assertThat(scenario.warnings()).isEmpty();
    assertThat(world.cluster()).isEqualTo("demo");
    assertThat(world.seed()).isEqualTo(7);
    assertThat(world.horizonNanos()).hasValue(9_000_000_000_000L);
    assertThat(world.ties()).isEqualTo(TieBreak.LOWEST);
    assertThat(world.timing().name()).isEqualTo("own");
    assertThat(world.timing().start()).isEqualTo(new Distribution.LogNormal(8, 0.6));
    assertThat(world.timing().network()).isEqualTo(new Distribution.Constant(0.02));
    assertThat(world.timing().stop()).isEqualTo(TimingProfile.INSTANT.stop());
  }

  @Test
  void instances_ofFullScenario_haveTheirSizes() throws ScenarioException {
    List<InstanceGroup> groups = read(FULL).toWorld(OptionalLong.empty()).instances();

    assertThat(groups).extracting(InstanceGroup::name).containsExactly("own", "known");
    assertThat(groups.getFirst().type().registered()).isEqualTo(Resources.ofGpus(16384, 65536, 4));
    assertThat(groups.getFirst().type().hourlyPriceUsd()).isEqualTo(1.2);
    assertThat(groups.getFirst().zones()).containsExactly("a", "b");
    assertThat(groups.getFirst().attributes()).containsEntry("stack", "blue");
    assertThat(groups.getLast().type().name()).isEqualTo("m5.large");
    assertThat(groups.getLast().zones()).containsExactly("us-east-1a");
  }

  @Test
  void workloads_ofFullScenario_haveTheirRules() throws ScenarioException {
    List<Workload> workloads = read(FULL).toWorld(OptionalLong.empty()).workloads();
    Workload one = workloads.getFirst();
    Workload two = workloads.getLast();

    assertThat(one.taskDefinition().qualifiedName()).isEqualTo("site:1");
    assertThat(one.taskDefinition().networkMode()).isEqualTo(NetworkMode.AWSVPC);
    assertThat(one.taskDefinition().demand()).isEqualTo(Resources.ofGpus(512, 1024, 1));
    assertThat(one.group()).isEqualTo("service:web");
    assertThat(one.behindLoadBalancer()).isTrue();
    assertThat(one.policies()).containsExactly(new Binpack(Binpack.Field.CPU));
    assertThat(one.constraints()).isEqualTo(Constraints.DISTINCT_INSTANCE);
    assertThat(one.whenFull())
        .isEqualTo(new ClientPolicy.Retry(1_000_000_000L, 2, 300_000_000_000L, 3, 0.5));
    assertThat(arrivals(one))
        .singleElement()
        .satisfies(arrival -> {
          assertThat(arrival.timeNanos()).isEqualTo(60_000_000_000L);
          assertThat(arrival.executions()).hasSize(2).allMatch(each -> each.isEndless());
        });
    assertThat(two.group()).isEqualTo("family:site");
    assertThat(two.whenFull()).isEqualTo(new ClientPolicy.Queue());
    assertThat(two.policies())
        .containsExactly(
            new Spread("attribute:ecs.availability-zone"), new Binpack(Binpack.Field.MEMORY));
  }

  @Test
  void world_ofSmallScenario_hasDefaults() throws ScenarioException {
    WorldSpecification world = read(SMALL).toWorld(OptionalLong.empty());

    assertThat(world.seed()).isEqualTo(1);
    assertThat(world.horizonNanos()).isEmpty();
    assertThat(world.timing()).isEqualTo(TimingProfile.REALISTIC);
    assertThat(world.ties()).isEqualTo(TieBreak.RANDOM);
    assertThat(world.workloads().getFirst().policies()).containsExactly(new RandomChoice());
    assertThat(world.workloads().getFirst().whenFull())
        .isEqualTo(new ClientPolicy.Retry(2_000_000_000L, 2, 300_000_000_000L, 20, 0.5));
  }

  @Test
  void seed_givenFromOutside_winsOverTheFiles() throws ScenarioException {
    assertThat(read(SMALL).toWorld(OptionalLong.of(99)).seed()).isEqualTo(99);
  }

  @Test
  void arrivals_ofTheSameSeed_areTheSame() throws ScenarioException {
    String text =
        BEGINNING
            + "    arrivals: {rate: 5/s, limit: 50}\n    runTime: {exponential: {mean: 3s}}\n";
    Scenario scenario = read(text);
    Workload first = scenario.toWorld(OptionalLong.of(5)).workloads().getFirst();
    Workload again = scenario.toWorld(OptionalLong.of(5)).workloads().getFirst();
    Workload other = scenario.toWorld(OptionalLong.of(6)).workloads().getFirst();

    assertThat(arrivals(first)).hasSize(50).isEqualTo(arrivals(first)).isEqualTo(arrivals(again));
    assertThat(arrivals(first)).isNotEqualTo(arrivals(other));
  }

  @Test
  void families_usedTwice_countTheirRevisions() throws ScenarioException {
    String text =
        SMALL.replace(
            "  job: {cpu: 1 vCPU, memory: 1 GB}",
            "  job: {family: f, memory: 1 GB}\n  more: {family: f, memory: 2 GB}");

    assertThat(workload(read(text)).taskDefinition().qualifiedName()).isEqualTo("f:1");
    assertThat(
            workload(read(text, "workloads.jobs.taskDefinition=more"))
                .taskDefinition()
                .qualifiedName())
        .isEqualTo("f:2");
  }

  @Test
  void anchors_inScenario_standForWhatTheyName() throws ScenarioException {
    String text =
        SMALL.replace(
            "nodes: {type: m5.large, count: 2}",
            "nodes: &n {type: m5.large, count: 2}\n    more: {<<: *n, count: 5}\n    same: *n");

    assertThat(read(text).toWorld(OptionalLong.empty()).instances())
        .extracting(InstanceGroup::count)
        .containsExactly(2, 5, 2);
  }

  @Test
  void task_largerThanEveryInstance_isWarnedOf() throws ScenarioException {
    Scenario scenario = read(SMALL, "taskDefinitions.job.cpu=4 vCPU");

    assertThat(scenario.warnings())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.severity()).isEqualTo(Problem.Severity.WARNING);
          assertThat(warning.render())
              .startsWith("warning: no instance can hold a task of workload 'jobs'");
        });
  }

  @Test
  void file_thatIsMissing_isNamedWithTheNearest(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("peak.yaml"), SMALL);

    assertThatThrownBy(() -> ScenarioReader.read(directory.resolve("peek.yaml"), List.of()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("there is no file")
        .hasMessageContaining("peak.yaml'?");
  }

  @Test
  void file_thatIsNoText_isRefused(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("a.yaml"), new byte[] {'a', '\n', (byte) 0xff});

    assertThatThrownBy(() -> ScenarioReader.read(file, List.of()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("is not UTF-8 text, from line 2 on");
    assertThatThrownBy(() -> ScenarioReader.read(directory, List.of()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("is a directory");
  }

  @Test
  void file_withByteOrderMarkAndCarriageReturns_isRead(@TempDir Path directory)
      throws IOException, ScenarioException {
    String text = "\uFEFF" + SMALL.replace("\n", "\r\n");
    Path file = Files.writeString(directory.resolve("a.yaml"), text);

    assertThat(ScenarioReader.read(file, List.of()).name()).isEqualTo("small");
  }

  @Test
  void problem_inTaskDefinitionFile_isShownThere(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("job.json"), "{\n \"memry\": \"512\"\n}");
    Path file =
        Files.writeString(
            directory.resolve("a.yaml"), SMALL.replace("{cpu: 1 vCPU, memory: 1 GB}", "job.json"));

    assertThatThrownBy(() -> ScenarioReader.read(file, List.of()))
        .hasMessageContaining("unknown property 'memry' in task definition 'job'")
        .hasMessageContaining("job.json:2:2")
        .hasMessageContaining("did you mean 'memory'?");
  }

  @Test
  void property_besideTaskDefinitionFile_replacesItsOwn(@TempDir Path directory)
      throws IOException, ScenarioException {
    Files.writeString(
        directory.resolve("job.json"),
        "{\"taskDefinition\": {\"family\": \"f\", \"cpu\": \"256\", \"memory\": \"512\"}}");
    Path file =
        Files.writeString(
            directory.resolve("a.yaml"), SMALL.replace("{cpu: 1 vCPU, memory: 1 GB}", "job.json"));

    Scenario scenario = ScenarioReader.read(file, List.of("taskDefinitions.job.memory=1 GB"));

    assertThat(workload(scenario).taskDefinition().demand()).isEqualTo(Resources.of(256, 1024));
  }

  @Test
  void character_thatYamlForbids_isNamed() {
    assertThat(refusal("name: a\nb: \u0007\n"))
        .contains("a character that YAML does not allow: U+0007", "test.yaml:2:4");
  }
}
