package dev.berth.engine.account.registration;

import static dev.berth.engine.account.registration.RegistrationFixtures.accepted;
import static dev.berth.engine.account.registration.RegistrationFixtures.app;
import static dev.berth.engine.account.registration.RegistrationFixtures.assertRefused;
import static dev.berth.engine.account.registration.RegistrationFixtures.containers;
import static dev.berth.engine.account.registration.RegistrationFixtures.map;
import static dev.berth.engine.account.registration.RegistrationFixtures.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.Volume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VolumeChecksTest {
  @Test
  @Tag("rule.td-volume-name-form")
  void volume_withoutAProperName_isRefused() {
    assertRefused(
        volumes(map("name", "my volume")),
        "volumes.0.name",
        "'my volume' cannot be the name of a volume");
    assertRefused(volumes(map()), "volumes.0.name", "'' cannot be the name of a volume");
  }

  @Test
  @Tag("rule.td-volume-names-differ")
  void volumes_ofOneName_areRefused() {
    assertRefused(
        volumes(map("name", "v"), map("name", "v")), "volumes.1.name", "two volumes are named 'v'");
  }

  @Test
  @Tag("rule.td-volume-is-of-one-kind")
  void volume_ofTwoKinds_isRefused() {
    assertRefused(
        volumes(map("name", "v", "host", map("sourcePath", "/x"), "configuredAtLaunch", true)),
        "volumes.0",
        "volume 'v' is of more than one kind");
  }

  @Test
  @Tag("rule.td-bare-volume-is-a-bind-mount")
  void volume_ofNoKind_isADirectoryOfTheHost() {
    List<Volume> volumes = accepted(volumes(map("name", "v"))).volumes();

    assertThat(volumes).singleElement().satisfies(it -> assertThat(it.host()).isNotNull());
  }

  @Test
  @Tag("rule.td-one-volume-configured-at-launch")
  void volumes_ofWhichTwoAreConfiguredAtLaunch_areRefused() {
    accepted(volumes(map("name", "v", "configuredAtLaunch", true), map("name", "w")));
    assertRefused(
        volumes(
            map("name", "v", "configuredAtLaunch", true),
            map("name", "w", "configuredAtLaunch", true)),
        "volumes",
        "2 volumes are configured at launch");
  }

  @Test
  @Tag("rule.td-mount-points-name-volumes")
  void mountPoint_ofNoVolume_isRefused() {
    List<?> mounting =
        List.of(app("mountPoints", List.of(map("sourceVolume", "v", "containerPath", "/v"))));

    accepted(task("containerDefinitions", mounting, "volumes", List.of(map("name", "v"))));
    assertRefused(
        task("containerDefinitions", mounting),
        "containerDefinitions.0.mountPoints.0.sourceVolume",
        "Unknown volume 'v'.");
  }

  @Test
  @Tag("rule.td-volumes-from-names-containers")
  void volumesFrom_nobody_isRefused() {
    Map<String, Object> taking = app("volumesFrom", List.of(map("sourceContainer", "side")));

    accepted(containers(taking, app("name", "side")));
    assertRefused(
        containers(taking),
        "containerDefinitions.0.volumesFrom.0.sourceContainer",
        "container 'app' takes volumes from 'side', which does not exist");
  }

  @Test
  @Tag("rule.td-efs-authorization-needs-encryption")
  void efs_withAnAccessPointAndNoEncryption_isRefused() {
    String message =
        "an EFS volume with an access point or IAM authorization needs transit encryption";
    String path = "volumes.0.efsVolumeConfiguration.transitEncryption";

    accepted(efs(map("accessPointId", "fsap-1"), "transitEncryption", "ENABLED"));
    assertRefused(efs(map("accessPointId", "fsap-1")), path, message);
    assertRefused(efs(map("iam", "ENABLED")), path, message);
    accepted(efs(map("iam", "DISABLED")));
  }

  @Test
  @Tag("rule.td-efs-access-point-has-the-root")
  void efs_withAnAccessPointAndARoot_isRefused() {
    Map<String, Object> point = map("accessPointId", "fsap-1");

    accepted(efs(point, "transitEncryption", "ENABLED", "rootDirectory", "/"));
    assertRefused(
        efs(point, "transitEncryption", "ENABLED", "rootDirectory", "/data"),
        "volumes.0.efsVolumeConfiguration.rootDirectory",
        "an EFS volume with an access point cannot have a root directory of its own");
  }

  @Test
  @Tag("rule.td-docker-volume-scope")
  void dockerVolume_ofAnUnknownScope_isRefused() {
    List<Volume> volumes =
        accepted(volumes(map("name", "v", "dockerVolumeConfiguration", map()))).volumes();

    assertThat(volumes)
        .singleElement()
        .satisfies(
            it -> assertThat(String.valueOf(it.dockerVolumeConfiguration())).contains("task"));
    assertRefused(
        volumes(map("name", "v", "dockerVolumeConfiguration", map("scope", "world"))),
        "volumes.0.dockerVolumeConfiguration.scope",
        "unknown value 'world' of scope");
  }

  @Test
  @Tag("rule.td-ephemeral-storage-bounds")
  void ephemeralStorage_outOfBounds_isRefused() {
    accepted(task("ephemeralStorage", map("sizeInGiB", 21)));
    accepted(task("ephemeralStorage", map("sizeInGiB", 200)));
    assertRefused(
        task("ephemeralStorage", map("sizeInGiB", 20)),
        "ephemeralStorage.sizeInGiB",
        "sizeInGiB is 20");
    assertRefused(
        task("ephemeralStorage", map("sizeInGiB", 201)),
        "ephemeralStorage.sizeInGiB",
        "sizeInGiB is 201");
  }

  @SafeVarargs
  private static RegisterTaskDefinition volumes(Map<String, Object>... volumes) {
    return task("volumes", List.of(volumes));
  }

  private static RegisterTaskDefinition efs(Map<String, Object> authorization, Object... pairs) {
    Map<String, Object> efs = map(pairs);
    efs.put("fileSystemId", "fs-1");
    efs.put("authorizationConfig", authorization);
    return volumes(map("name", "v", "efsVolumeConfiguration", efs));
  }
}
