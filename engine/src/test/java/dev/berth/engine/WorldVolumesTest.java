package dev.berth.engine;

import static dev.berth.engine.WorldBuilder.CLUSTER;
import static dev.berth.engine.WorldBuilder.nanos;
import static dev.berth.engine.WorldBuilder.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.WorldFixtures.Stepped;
import dev.berth.engine.actors.ControlPlane;
import dev.berth.engine.api.Members;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.Attachment;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.task.TaskVolumeConfiguration;
import dev.berth.engine.api.task.TaskVolumeConfiguration.ManagedEbsVolume;
import dev.berth.engine.api.task.TaskVolumeConfiguration.TerminationPolicy;
import dev.berth.engine.api.taskdefinition.KeyValuePair;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import dev.berth.engine.input.Execution;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.lifecycle.container.StartFault;
import dev.berth.engine.random.Distribution.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Volumes that RunTask configures, which take 20 s to come and 10 s to go. */
class WorldVolumesTest {
  private static final StartFault.Chances NEVER = StartFault.Chances.NO_VOLUME;

  private final Stepped world =
      new Stepped(
          world().timing(timing()).instances(1, 4096, 4096).horizon(2_000).build(),
          Parallelism.SINGLE);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @Tag("rule.volume-of-run-task-takes-its-time")
  void volume_attachesInItsOwnTime() {
    String task = start(null, StartFault.Chances.NONE);

    stepUntil(task, "PROVISIONING");
    assertThat(volume(task).status()).isEqualTo("PRECREATED");
    stepUntil(task, "PENDING");
    assertThat(world.world().now()).isBetween(nanos(20), nanos(20.1));
    assertThat(volume(task).status()).isEqualTo("ATTACHED");
  }

  @Test
  @Tag("rule.volume-is-an-attachment")
  void volume_isDescribedWithTheTask() {
    String task = start(null, StartFault.Chances.NONE);
    world.stepTo(23);

    Attachment volume = volume(task);

    assertThat(volume.type()).isEqualTo("AmazonElasticBlockStorage");
    assertThat(volume.details())
        .contains(
            new KeyValuePair("volumeName", "data"),
            new KeyValuePair("roleArn", "arn:aws:iam::111122223333:role/ebs"),
            new KeyValuePair("deleteOnTermination", "true"));
    assertThat(detail(volume, "volumeId")).matches("vol-0[0-9a-f]{16}");
  }

  @Test
  @Tag("rule.volume-goes-with-its-task")
  void volume_ofATaskThatStops_isDetachedAndDeleted() {
    String task = start(null, StartFault.Chances.NONE);
    world.stepTo(30);
    world.done(new StopTask(CLUSTER, task, null));

    stepUntil(task, "DEPROVISIONING");
    assertThat(volume(task).status()).isEqualTo("DETACHING");
    long began = world.world().now();
    stepUntil(task, "STOPPED");
    assertThat(world.world().now() - began).isBetween(nanos(9.9), nanos(10.1));
    assertThat(volume(task).status()).isEqualTo("DELETED");
  }

  @Test
  @Tag("rule.volume-may-stay")
  void volume_thatIsToStay_isDetachedOnly() {
    String task = start(false, StartFault.Chances.NONE);
    world.stepTo(30);
    world.done(new StopTask(CLUSTER, task, null));
    stepUntil(task, "STOPPED");

    assertThat(volume(task).status()).isEqualTo("DETACHED");
  }

  @Test
  @Tag("rule.volume-that-fails-is-told")
  void volume_thatDoesNotCome_failsTheTaskAndSaysSo() {
    String task = start(null, NEVER);
    world.stepTo(320);

    assertThat(described(task).stopCode()).isEqualTo("TaskFailedToStart");
    assertThat(volume(task).status()).isEqualTo("FAILED");
    assertThat(detail(volume(task), "statusReason")).startsWith("Timeout waiting for ");
  }

  private String start(@Nullable Boolean deleteOnTermination, StartFault.Chances faults) {
    Map<String, Object> container = Map.of("name", "app", "image", "app", "memory", 64);
    Map<String, Object> members =
        Map.of(
            "family",
            "job",
            "containerDefinitions",
            List.of(container),
            "volumes",
            List.of(Map.of("name", "data", "configuredAtLaunch", true)));
    world.done(Members.read(members, RegisterTaskDefinition.class).shape());
    ManagedEbsVolume volume =
        new ManagedEbsVolume(
            null,
            null,
            null,
            10,
            null,
            null,
            null,
            null,
            null,
            "arn:aws:iam::111122223333:role/ebs",
            new TerminationPolicy(deleteOnTermination),
            null);
    RunTask call =
        RunTaskBuilder.of("job").volumes(new TaskVolumeConfiguration("data", volume)).build();
    List<Outcome<RunTask.Response>> outcomes = new ArrayList<>();
    TaskConduct conduct = new TaskConduct(new Execution(Execution.ENDLESS, 0), Map.of(), faults);
    world.world().tell(new ControlPlane.Call<>(call, conduct, outcomes::add));
    while (outcomes.isEmpty()) {
      world.world().step();
    }
    return ((Outcome.Done<RunTask.Response>) outcomes.getFirst())
        .response()
        .tasks()
        .getFirst()
        .taskArn();
  }

  private void stepUntil(String task, String status) {
    boolean more = true;
    while (more && !described(task).lastStatus().equals(status)) {
      more = world.world().step();
    }
    assertThat(described(task).lastStatus()).isEqualTo(status);
  }

  private Task described(String task) {
    return world.done(new DescribeTasks(CLUSTER, List.of(task), null)).tasks().getFirst();
  }

  private Attachment volume(String task) {
    List<Attachment> all = described(task).attachments();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static String detail(Attachment attachment, String name) {
    return attachment.details().stream()
        .filter(each -> name.equals(each.name()))
        .map(each -> String.valueOf(each.value()))
        .findFirst()
        .orElseThrow();
  }

  private static TimingProfile timing() {
    TimingProfile fixed = WorldFixtures.fixedTiming(1, 1);
    return new TimingProfile(
        "volumes",
        fixed.network(),
        fixed.provision(),
        fixed.start(),
        fixed.activate(),
        fixed.deactivate(),
        fixed.stop(),
        fixed.deprovision(),
        new Constant(3600),
        new Constant(0),
        new Constant(20),
        new Constant(10));
  }
}
