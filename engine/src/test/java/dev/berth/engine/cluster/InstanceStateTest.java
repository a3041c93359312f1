package dev.berth.engine.cluster;

import static dev.berth.engine.cluster.InstanceBook.CLUSTER;
import static dev.berth.engine.cluster.InstanceBook.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DeregisterContainerInstance;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.instance.UpdateContainerInstancesState;
import dev.berth.engine.api.tag.Tags;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.Resources;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.random.RandomStreams;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Draining and deregistration, in the book alone. */
class InstanceStateTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final PlacementRequest TASK = task(Resources.of(1024, 2048), HostPorts.NONE);

  private final InstanceBook book = InstanceBook.of(2);

  @Test
  @Tag("rule.instance-draining-gets-no-tasks")
  void instance_thatDrains_getsNoTasksUntilItIsActiveAgain() {
    update("DRAINING", 0, 1);
    assertThat(choose()).isEqualTo(Placement.NO_INSTANCE);

    update("ACTIVE", 1);
    assertThat(choose()).isEqualTo(1);
  }

  @Test
  @Tag("rule.instance-draining-keeps-standalone-tasks")
  void tasks_onAnInstanceThatDrains_stay() {
    book.state.take(0, TASK);
    update("DRAINING", 0);

    assertThat(book.describe(0).runningTasksCount()).isEqualTo(1);
    assertThat(book.describe(0).status()).isEqualTo("DRAINING");
  }

  @Test
  @Tag("rule.instance-state-at-most-ten")
  void update_ofMoreThanTen_isRefused() {
    List<String> tooMany = Collections.nCopies(11, book.instances.id(0));

    assertThat(book.error(new UpdateContainerInstancesState(CLUSTER, tooMany, "DRAINING")))
        .isEqualTo(new InvalidParameterException("instanceIds can have at most 10 items."));
    assertThat(book.state.status(0)).isEqualTo(InstanceStatus.ACTIVE);
  }

  @Test
  @Tag("rule.instance-state-active-or-draining")
  void update_toAnotherStatus_isRefused() {
    for (String status : new @Nullable String[] {"INACTIVE", "DEREGISTERING", "draining", null}) {
      assertThat(
              book.error(
                  new UpdateContainerInstancesState(
                      CLUSTER, List.of(book.instances.id(0)), status)))
          .isEqualTo(
              new InvalidParameterException(
                  "Container instance status should be one of [ACTIVE, DRAINING]"));
    }
  }

  @Test
  @Tag("rule.instance-state-failures")
  void update_ofInstancesThatCannotChange_isAFailureBesideTheOthers() {
    String unknown = "f".repeat(32);
    deregister(1, false);

    UpdateContainerInstancesState.Response response =
        book.answer(
            new UpdateContainerInstancesState(
                CLUSTER,
                List.of(unknown, book.instances.id(1), book.instances.arn(0)),
                "DRAINING"));

    assertThat(response.containerInstances())
        .extracting(ContainerInstance::status)
        .containsExactly("DRAINING");
    assertThat(response.failures())
        .containsExactly(
            MissingResource.of(Arns.DEFAULT.containerInstance(CLUSTER, unknown)),
            new MissingResource(book.instances.arn(1), "INACTIVE"));
  }

  @Test
  @Tag("rule.instance-deregister-with-tasks-needs-force")
  void deregister_withRunningTasks_needsForce() {
    book.state.take(0, TASK);

    assertThat(book.error(new DeregisterContainerInstance(CLUSTER, book.instances.id(0), false)))
        .isEqualTo(new InvalidParameterException("Found running tasks on the instance."));
    assertThat(book.error(new DeregisterContainerInstance(CLUSTER, book.instances.id(0), null)))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(book.state.status(0)).isEqualTo(InstanceStatus.ACTIVE);
    assertThat(deregister(0, true).status()).isEqualTo("INACTIVE");
  }

  @Test
  @Tag("rule.instance-deregistered-gets-no-tasks")
  void instance_thatIsDeregistered_getsNoTasks() {
    deregister(0, false);

    assertThat(choose()).isEqualTo(1);
    assertThat(book.describe(0).agentConnected()).isFalse();
  }

  @Test
  @Tag("rule.instance-deregistered-is-described-for-an-hour")
  void instance_thatIsDeregistered_isDescribedForAWhile() {
    book.now = 5;
    deregister(0, false);
    book.now = 4 + HOUR;
    assertThat(book.describe(0).status()).isEqualTo("INACTIVE");

    book.now = 5 + HOUR;
    book.call(new ListContainerInstances(CLUSTER, null, null, null, null));
    assertThat(book.instances.find(book.instances.id(0))).isEqualTo(Placement.NO_INSTANCE);
  }

  @Test
  @Tag("rule.instance-deregister-unknown")
  void deregister_ofAnUnknownOrInactiveInstance_isRefused() {
    deregister(0, false);

    for (String instance : List.of("f".repeat(32), book.instances.id(0), "")) {
      assertThat(book.error(new DeregisterContainerInstance(CLUSTER, instance, true)))
          .isInstanceOf(InvalidParameterException.class);
    }
  }

  @Test
  void tags_ofAnInstanceThatIsDeregistered_areGone() {
    book.instances.entry(0).tags = Tags.of(List.of(new dev.berth.engine.api.tag.Tag("team", "a")));

    deregister(0, false);

    assertThat(book.describe(0, "TAGS").tags()).isEmpty();
  }

  private void update(String status, int... instances) {
    for (int instance : instances) {
      assertThat(
              book.answer(
                      new UpdateContainerInstancesState(
                          CLUSTER, List.of(book.instances.id(instance)), status))
                  .failures())
          .isEmpty();
    }
  }

  private ContainerInstance deregister(int instance, boolean force) {
    return book.answer(new DeregisterContainerInstance(CLUSTER, book.instances.id(instance), force))
        .containerInstance();
  }

  private int choose() {
    return new ReferencePlacement(TieBreak.LOWEST)
        .choose(book.state, TASK, RandomStreams.of(1).named("test").stream());
  }
}
