package dev.berth.engine.cluster;

import static dev.berth.engine.cluster.InstanceBook.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.EcsError.MissingVersionException;
import dev.berth.engine.api.EcsError.NoUpdateAvailableException;
import dev.berth.engine.api.EcsError.UpdateInProgressException;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.RegisterContainerInstance;
import dev.berth.engine.api.instance.RegisterContainerInstance.PlatformDevice;
import dev.berth.engine.api.instance.Resource;
import dev.berth.engine.api.instance.UpdateContainerAgent;
import dev.berth.engine.api.instance.VersionInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Registration as agents do it, and the updates of agents. */
class InstanceRegistrationTest {
  private static final String DOCUMENT =
      """
      {"instanceId" : "i-0123456789abcdef0", "instanceType" : "m5.large",
       "availabilityZone" : "us-east-1b", "imageId" : "ami-0abc", "region" : "us-east-1"}
      """;

  private static final List<Resource> RESOURCES =
      List.of(
          Resource.integer("CPU", 2048),
          Resource.integer("MEMORY", 7764),
          Resource.stringSet("PORTS", List.of("22", "9000")),
          Resource.stringSet("PORTS_UDP", List.of("514")));

  private final InstanceBook book = new InstanceBook();

  @Test
  @Tag("rule.instance-register")
  void agent_thatRegisters_addsAnInstance() {
    ContainerInstance instance = register(RESOURCES, "1.105.1", null);

    assertThat(instance.status()).isEqualTo("ACTIVE");
    assertThat(instance.registeredResources()).isEqualTo(RESOURCES);
    assertThat(instance.remainingResources()).isEqualTo(RESOURCES);
    assertThat(instance.ec2InstanceId()).isEqualTo("i-0123456789abcdef0");
  }

  @Test
  @Tag("rule.instance-register-identity")
  void identityDocument_becomesAttributes() {
    assertThat(register(RESOURCES, null, null).attributes())
        .containsExactly(
            new Attribute("ecs.ami-id", "ami-0abc", null, null),
            new Attribute("ecs.availability-zone", "us-east-1b", null, null),
            new Attribute("ecs.capability.task-eni", null, null, null),
            new Attribute("ecs.instance-type", "m5.large", null, null),
            new Attribute("ecs.os-type", "linux", null, null),
            new Attribute("stack", "blue", null, null));
  }

  @Test
  @Tag("rule.instance-register-needs-cpu-and-memory")
  void agent_withoutCpuOrMemory_isRefused() {
    for (List<Resource> wrong :
        List.of(
            RESOURCES.subList(1, 4),
            RESOURCES.subList(0, 1),
            List.of(Resource.integer("CPU", 0), Resource.integer("MEMORY", 1)))) {
      assertThat(book.error(request(wrong, null, null, null)))
          .isInstanceOf(InvalidParameterException.class);
    }
    assertThat(book.state.size()).isZero();
  }

  @Test
  @Tag("rule.instance-register-at-most-hundred-ports")
  void agent_withMoreThanAHundredReservedPorts_isRefused() {
    List<String> ports = IntStream.range(1, 102).mapToObj(String::valueOf).toList();

    assertThat(
            book.error(
                request(
                    List.of(
                        Resource.integer("CPU", 1024),
                        Resource.integer("MEMORY", 1024),
                        Resource.stringSet("PORTS", ports)),
                    null,
                    null,
                    null)))
        .isEqualTo(new InvalidParameterException("101 reserved ports, expected at most 100"));
  }

  @Test
  @Tag("rule.instance-register-gpus")
  void platformDevices_areTheGpus() {
    RegisterContainerInstance request =
        request(
            RESOURCES,
            null,
            null,
            List.of(new PlatformDevice("GPU-a", "GPU"), new PlatformDevice("GPU-b", "GPU")));

    assertThat(book.answer(request).containerInstance().registeredResources())
        .extracting(Resource::name)
        .contains("GPU");
    assertThat(book.state.gpus().milliLeft(0)).hasSize(2);
  }

  @Test
  @Tag("rule.instance-register-again-keeps-resources")
  void agent_thatRegistersAgain_keepsArnAndResources() {
    ContainerInstance first = register(RESOURCES, "1.80.0", null);
    book.state.setAgentConnected(0, false);

    List<Resource> grown = List.of(Resource.integer("CPU", 9), Resource.integer("MEMORY", 9));
    ContainerInstance again = register(grown, "1.105.1", first.containerInstanceArn());

    assertThat(book.state.size()).isEqualTo(1);
    assertThat(again.containerInstanceArn()).isEqualTo(first.containerInstanceArn());
    assertThat(again.registeredResources()).isEqualTo(RESOURCES);
    assertThat(again.agentConnected()).isTrue();
    assertThat(again.versionInfo().agentVersion()).isEqualTo("1.105.1");
  }

  @Test
  @Tag("rule.instance-register-again-with-another-type")
  void agent_thatRegistersAgainWithAnotherType_isRefused() {
    ContainerInstance first = register(RESOURCES, null, null);
    RegisterContainerInstance other =
        new RegisterContainerInstance(
            CLUSTER,
            DOCUMENT.replace("m5.large", "m5.xlarge"),
            null,
            RESOURCES,
            null,
            first.containerInstanceArn(),
            null,
            null,
            null);

    assertThat(book.error(other))
        .isEqualTo(
            new ClientException(
                "Container instance type changes are not supported. Container instance %s was"
                        .formatted(book.instances.id(0))
                    + " previously registered as m5.large."));
  }

  @Test
  @Tag("rule.agent-update-none-available")
  void agent_ofTheNewestVersion_cannotBeUpdated() {
    register(RESOURCES, "1.105.1", null);

    assertThat(book.error(update())).isInstanceOf(NoUpdateAvailableException.class);
  }

  @Test
  @Tag("rule.agent-update-version-unknown")
  void agent_ofUnknownVersion_cannotBeUpdated() {
    register(RESOURCES, "custom", null);

    assertThat(book.error(update())).isInstanceOf(MissingVersionException.class);
  }

  @Test
  @Tag("rule.agent-update-in-progress")
  void agent_thatIsBeingUpdated_isNotUpdatedTwice() {
    register(RESOURCES, "1.80.0", null);

    assertThat(book.answer(update()).containerInstance().agentUpdateStatus()).isEqualTo("PENDING");
    assertThat(book.error(update())).isInstanceOf(UpdateInProgressException.class);
  }

  @Test
  @Tag("rule.agent-update-takes-a-minute")
  void agent_aMinuteLater_hasTheNewestVersion() {
    register(RESOURCES, "1.80.0", null);
    book.answer(update());
    book.now = 60_000_000_000L;

    assertThat(book.describe(0).agentUpdateStatus()).isEqualTo("UPDATED");
    assertThat(book.describe(0).versionInfo().agentVersion()).isEqualTo("1.105.1");
  }

  private UpdateContainerAgent update() {
    return new UpdateContainerAgent(CLUSTER, book.instances.id(0));
  }

  private ContainerInstance register(
      List<Resource> resources, @Nullable String version, @Nullable String arn) {
    VersionInfo info = version == null ? null : new VersionInfo(version, null, null);
    return book.answer(request(resources, info, arn, null)).containerInstance();
  }

  private static RegisterContainerInstance request(
      List<Resource> resources,
      @Nullable VersionInfo version,
      @Nullable String arn,
      @Nullable List<PlatformDevice> devices) {
    return new RegisterContainerInstance(
        CLUSTER,
        DOCUMENT,
        null,
        resources,
        version,
        arn,
        List.of(
            new Attribute("stack", "blue", null, null),
            new Attribute("ecs.capability.task-eni", null, null, null)),
        devices,
        null);
  }
}
