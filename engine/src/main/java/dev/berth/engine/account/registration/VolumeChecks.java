package dev.berth.engine.account.registration;

import dev.berth.engine.api.taskdefinition.DockerVolumeConfiguration;
import dev.berth.engine.api.taskdefinition.EfsAuthorizationConfig;
import dev.berth.engine.api.taskdefinition.EfsVolumeConfiguration;
import dev.berth.engine.api.taskdefinition.MountPoint;
import dev.berth.engine.api.taskdefinition.Volume;
import dev.berth.engine.api.taskdefinition.VolumeFrom;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Volumes, and the containers that mount them. */
final class VolumeChecks {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  private VolumeChecks() {}

  static void check(Draft draft, Findings findings) {
    MemberPath path = MemberPath.of("volumes");
    Set<String> names = new HashSet<>();
    int atLaunch = 0;
    for (int i = 0; i < draft.volumes().size(); i++) {
      Volume volume = draft.volumes().get(i);
      MemberPath place = path.at(i);
      name(volume, place, names, findings);
      kind(volume, place, findings);
      efs(volume.efsVolumeConfiguration(), place.in("efsVolumeConfiguration"), findings);
      DockerVolumeConfiguration docker = volume.dockerVolumeConfiguration();
      if (docker != null) {
        MemberPath scope = place.in("dockerVolumeConfiguration").in("scope");
        findings.oneOf(scope, docker.scope(), List.of("task", "shared"));
      }
      atLaunch += Draft.isTrue(volume.configuredAtLaunch()) ? 1 : 0;
    }
    if (atLaunch > 1) {
      findings.refuse(
          path, "%d volumes are configured at launch".formatted(atLaunch), "at most one may be");
    }
  }

  private static void name(Volume volume, MemberPath path, Set<String> names, Findings findings) {
    String name = Objects.requireNonNullElse(volume.name(), "");
    if (!NAME.matcher(name).matches()) {
      findings.refuse(
          path.in("name"),
          "'" + name + "' cannot be the name of a volume",
          "expected 1 to 255 letters, digits, - and _");
    } else if (!names.add(name)) {
      findings.refuse(path.in("name"), "two volumes are named '" + name + "'");
    }
  }

  private static void kind(Volume volume, MemberPath path, Findings findings) {
    long kinds =
        Stream.of(
                volume.host(),
                volume.dockerVolumeConfiguration(),
                volume.efsVolumeConfiguration(),
                volume.s3filesVolumeConfiguration(),
                volume.fsxWindowsFileServerVolumeConfiguration(),
                Draft.isTrue(volume.configuredAtLaunch()) ? volume : null)
            .filter(Objects::nonNull)
            .count();
    if (kinds > 1) {
      findings.refuse(
          path,
          "volume '%s' is of more than one kind".formatted(volume.name()),
          "give one of host, dockerVolumeConfiguration, efsVolumeConfiguration,"
              + " fsxWindowsFileServerVolumeConfiguration, configuredAtLaunch");
    }
  }

  private static void efs(
      @Nullable EfsVolumeConfiguration efs, MemberPath path, Findings findings) {
    if (efs == null) {
      return;
    }
    List<String> switches = List.of("ENABLED", "DISABLED");
    if (Draft.isBlank(efs.fileSystemId())) {
      findings.refuse(path.in("fileSystemId"), "an EFS volume without a file system");
    }
    findings.oneOf(path.in("transitEncryption"), efs.transitEncryption(), switches);
    EfsAuthorizationConfig authorization = efs.authorizationConfig();
    if (authorization == null) {
      return;
    }
    findings.oneOf(path.in("authorizationConfig").in("iam"), authorization.iam(), switches);
    boolean accessPoint = !Draft.isBlank(authorization.accessPointId());
    boolean encrypted = "ENABLED".equals(efs.transitEncryption());
    if ((accessPoint || "ENABLED".equals(authorization.iam())) && !encrypted) {
      findings.refuse(
          path.in("transitEncryption"),
          "an EFS volume with an access point or IAM authorization needs transit encryption",
          "set transitEncryption to ENABLED");
    }
    boolean root = Draft.isBlank(efs.rootDirectory()) || "/".equals(efs.rootDirectory());
    if (accessPoint && !root) {
      findings.refuse(
          path.in("rootDirectory"),
          "an EFS volume with an access point cannot have a root directory of its own",
          "leave it out, or write /");
    }
  }

  static void mounts(Draft.Container container, Findings findings) {
    Set<String> volumes = new HashSet<>();
    container.draft().volumes().forEach(volume -> volumes.add(String.valueOf(volume.name())));
    List<MountPoint> mounts = Draft.listed(container.definition().mountPoints());
    for (int i = 0; i < mounts.size(); i++) {
      String source = mounts.get(i).sourceVolume();
      if (source == null || !volumes.contains(source)) {
        findings.refuse(
            container.in("mountPoints").at(i).in("sourceVolume"),
            "Unknown volume '%s'.".formatted(source));
      }
    }
    List<VolumeFrom> sources = Draft.listed(container.definition().volumesFrom());
    for (int i = 0; i < sources.size(); i++) {
      String source = sources.get(i).sourceContainer();
      if (source == null || !container.draft().byName().containsKey(source)) {
        findings.refuse(
            container.in("volumesFrom").at(i).in("sourceContainer"),
            "container '%s' takes volumes from '%s', which does not exist"
                .formatted(container.name(), source));
      }
    }
  }
}
