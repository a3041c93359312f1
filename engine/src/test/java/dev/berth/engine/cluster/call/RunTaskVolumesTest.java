package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import dev.berth.engine.api.task.TaskVolumeConfiguration.ManagedEbsVolume;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EBS volumes that the task definition leaves to the launch. */
class RunTaskVolumesTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/volumes";

  private final CalledCluster cluster =
      new CalledCluster()
          .instance(8192, 16384)
          .define(family("job").build())
          .define(family("db").volume("data").build());

  @Test
  @Tag("rule.tasks-volume-by-name")
  void volume_ofAnotherName_isRefused() {
    refuses("db", volume("logs", ebs(null, 10, null, null)));
    refuses("job", volume("data", ebs(null, 10, null, null)));
    takes(ebs(null, 10, null, null));
  }

  @Test
  @Tag("rule.tasks-volume-required")
  void volume_thatIsLeftToTheLaunch_mustBeConfigured() {
    assertThat(cluster.refused(RunTaskBuilder.of("db").build()))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-volume-one")
  void volumes_moreThanOne_areRefused() {
    TaskVolumeConfiguration data = volume("data", ebs(null, 10, null, null));

    refuses("db", data, data);
  }

  @Test
  @Tag("rule.tasks-volume-role")
  void volume_withoutARole_isRefused() {
    refuses(
        "db",
        volume(
            "data",
            new ManagedEbsVolume(
                null, null, null, 10, null, null, null, null, null, null, null, null)));
    refuses("db", volume("data", null));
  }

  @Test
  @Tag("rule.tasks-volume-size-or-snapshot")
  void volume_withoutSizeAndSnapshot_isRefused() {
    refuses("db", volume("data", ebs(null, null, null, null)));
    takes(
        new ManagedEbsVolume(
            null, null, null, null, "snap-1", null, null, null, null, ROLE, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "gp3, 1, 16384",
    "gp2, 1, 16384",
    "io1, 4, 16384",
    "io2, 4, 16384",
    "st1, 125, 16384",
    "sc1, 125, 16384",
    "standard, 1, 1024"
  })
  @Tag("rule.tasks-volume-sizes")
  void size_outsideWhatTheTypeHas_isRefused(String type, int least, int most) {
    Integer iops = type.startsWith("io") ? 100 : null;

    takes(ebs(type, least, iops, null));
    takes(ebs(type, most, iops, null));
    refuses("db", volume("data", ebs(type, least - 1, iops, null)));
    refuses("db", volume("data", ebs(type, most + 1, iops, null)));
  }

  @Test
  @Tag("rule.tasks-volume-types")
  void type_unknown_isRefused() {
    refuses("db", volume("data", ebs("gp4", 10, null, null)));
  }

  @ParameterizedTest
  @CsvSource({"gp3, 3000, 16000", "io1, 100, 64000", "io2, 100, 256000"})
  @Tag("rule.tasks-volume-iops")
  void iops_outsideWhatTheTypeHas_areRefused(String type, int least, int most) {
    takes(ebs(type, 10, least, null));
    takes(ebs(type, 10, most, null));
    refuses("db", volume("data", ebs(type, 10, least - 1, null)));
    refuses("db", volume("data", ebs(type, 10, most + 1, null)));
    refuses("db", volume("data", ebs("gp2", 10, least, null)));
  }

  @Test
  @Tag("rule.tasks-volume-iops-required")
  void iops_leftOutForProvisionedTypes_areRefused() {
    refuses("db", volume("data", ebs("io1", 10, null, null)));
    refuses("db", volume("data", ebs("io2", 10, null, null)));
  }

  @Test
  @Tag("rule.tasks-volume-throughput")
  void throughput_above1000OrForAnotherType_isRefused() {
    takes(ebs("gp3", 10, null, 1000));
    refuses("db", volume("data", ebs("gp3", 10, null, 1001)));
    refuses("db", volume("data", ebs("gp2", 10, null, 500)));
  }

  @Test
  @Tag("rule.tasks-volume-file-system")
  void fileSystem_unknown_isRefused() {
    refuses(
        "db",
        volume(
            "data",
            new ManagedEbsVolume(
                null, null, null, 10, null, null, null, null, null, ROLE, null, "zfs")));
  }

  private void takes(ManagedEbsVolume volume) {
    RunTaskBuilder call = RunTaskBuilder.of("db").volumes(volume("data", volume));

    assertThat(cluster.call(call.build()).getClass().getSimpleName()).isEqualTo("Done");
  }

  private void refuses(String family, TaskVolumeConfiguration... volumes) {
    RunTaskBuilder call = RunTaskBuilder.of(family).volumes(volumes);

    assertThat(cluster.refused(call.build())).isInstanceOf(InvalidParameterException.class);
  }

  private static TaskVolumeConfiguration volume(String name, @Nullable ManagedEbsVolume volume) {
    return new TaskVolumeConfiguration(name, volume);
  }

  private static ManagedEbsVolume ebs(
      @Nullable String type,
      @Nullable Integer gib,
      @Nullable Integer iops,
      @Nullable Integer throughput) {
    return new ManagedEbsVolume(
        null, null, type, gib, null, null, iops, throughput, null, ROLE, null, null);
  }
}
