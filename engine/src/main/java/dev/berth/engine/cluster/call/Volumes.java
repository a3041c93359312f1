package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import dev.berth.engine.api.task.TaskVolumeConfiguration.ManagedEbsVolume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call says of the volumes that the task definition leaves to the launch. */
final class Volumes {
  private static final List<String> FILE_SYSTEMS = List.of("ext3", "ext4", "xfs", "ntfs");
  private static final int MOST_THROUGHPUT = 1_000;

  private final List<TaskVolumeConfiguration> given;
  private final List<String> expected;

  Volumes(@Nullable List<TaskVolumeConfiguration> given, List<String> expected) {
    this.given = given == null ? List.of() : given;
    this.expected = expected;
  }

  /** The types of EBS volumes, with their sizes and, where they can be chosen, their IOPS. */
  private enum Type {
    GP2("gp2", 1, 16_384, 0, 0),
    GP3("gp3", 1, 16_384, 3_000, 16_000),
    IO1("io1", 4, 16_384, 100, 64_000),
    IO2("io2", 4, 16_384, 100, 256_000),
    ST1("st1", 125, 16_384, 0, 0),
    SC1("sc1", 125, 16_384, 0, 0),
    STANDARD("standard", 1, 1_024, 0, 0);

    private final String word;
    private final int leastGiB;
    private final int mostGiB;
    private final int leastIops;
    private final int mostIops;

    Type(String word, int leastGiB, int mostGiB, int leastIops, int mostIops) {
      this.word = word;
      this.leastGiB = leastGiB;
      this.mostGiB = mostGiB;
      this.leastIops = leastIops;
      this.mostIops = mostIops;
    }

    boolean needsIops() {
      return this == IO1 || this == IO2;
    }

    static @Nullable Type of(@Nullable String word) {
      if (word == null) {
        return GP3;
      }
      for (Type type : values()) {
        if (type.word.equals(word)) {
          return type;
        }
      }
      return null;
    }
  }

  @Nullable EcsError error() {
    if (given.size() > 1) {
      return Check.invalid(
          "%d volume configurations, a task has one volume at most".formatted(given.size()));
    }
    for (TaskVolumeConfiguration volume : given) {
      String name = volume.name();
      if (name == null || !expected.contains(name)) {
        return Check.invalid(
            ("volume configuration '%s' is of no volume that the task definition leaves to the"
                    + " launch, expected %s")
                .formatted(name, expected.isEmpty() ? "none" : "one of " + expected));
      }
      ManagedEbsVolume managed = volume.managedEBSVolume();
      if (managed == null) {
        return Check.invalid("volume configuration '%s' has no managedEBSVolume".formatted(name));
      }
      EcsError error = error(managed);
      if (error != null) {
        return error;
      }
    }
    return Check.that(
        given.size() == expected.size(),
        "volumes %s are configured at launch, but the call does not say how".formatted(expected));
  }

  private static @Nullable EcsError error(ManagedEbsVolume volume) {
    Type type = Type.of(volume.volumeType());
    if (type == null) {
      return Check.invalid(
          "volumeType is '%s', expected one of gp2, gp3, io1, io2, sc1, st1, standard"
              .formatted(volume.volumeType()));
    }
    return Check.first(
        () -> Check.that(volume.roleArn() != null, "managedEBSVolume has no roleArn"),
        () ->
            Check.that(
                volume.sizeInGiB() != null || volume.snapshotId() != null,
                "managedEBSVolume has neither sizeInGiB nor snapshotId"),
        () ->
            Check.within(
                "sizeInGiB of a %s volume".formatted(type.word),
                volume.sizeInGiB(),
                type.leastGiB,
                type.mostGiB),
        () -> iops(type, volume.iops()),
        () ->
            Check.that(
                volume.throughput() == null || type == Type.GP3,
                "throughput is for gp3 volumes only, found " + type.word),
        () -> Check.within("throughput", volume.throughput(), 1, MOST_THROUGHPUT),
        () -> Check.oneOf("filesystemType", volume.filesystemType(), FILE_SYSTEMS));
  }

  private static @Nullable EcsError iops(Type type, @Nullable Integer iops) {
    if (iops == null) {
      return Check.that(!type.needsIops(), "a volume of type %s needs iops".formatted(type.word));
    }
    return type.mostIops == 0
        ? Check.invalid("iops cannot be chosen for volumes of type " + type.word)
        : Check.within(
            "iops of a %s volume".formatted(type.word), iops, type.leastIops, type.mostIops);
  }
}
