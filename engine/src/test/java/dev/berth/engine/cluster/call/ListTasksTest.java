package dev.berth.engine.cluster.call;

import static dev.berth.engine.cluster.call.Definitions.family;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.RunTaskBuilder;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.task.ListTasks;
import dev.berth.engine.api.task.StopTask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ListTasks: filters and pages. */
class ListTasksTest {
  private final CalledCluster cluster =
      new CalledCluster()
          .instance(4096, 8192)
          .instance(4096, 8192)
          .define(family("job").build())
          .define(family("web").build());

  @Test
  @Tag("rule.tasks-list-wanted-running")
  void list_withoutFilters_isOfTasksWantedRunning() {
    run("job", 3);
    cluster.done(new StopTask("test", cluster.taskArn(2), null));

    assertThat(list(new Filter())).containsExactly(1L, 3L);
  }

  @Test
  @Tag("rule.tasks-list-stopped")
  void list_ofStopped_isOfTasksWantedStopped() {
    run("job", 3);
    cluster.done(new StopTask("test", cluster.taskArn(2), null));

    assertThat(list(new Filter().desiredStatus("STOPPED"))).containsExactly(2L);
  }

  @Test
  @Tag("rule.tasks-list-pending")
  void list_ofPending_isEmpty() {
    run("job", 1);

    assertThat(list(new Filter().desiredStatus("PENDING"))).isEmpty();
  }

  @Test
  @Tag("rule.tasks-list-words")
  void list_ofAnotherWord_isRefused() {
    refuses(new Filter().desiredStatus("running"));
    refuses(new Filter().launchType("SPOT"));
  }

  @Test
  @Tag("rule.tasks-list-family")
  void list_ofAFamily_hasOnlyItsTasks() {
    run("job", 1);
    run("web", 1);

    assertThat(list(new Filter().family("web"))).containsExactly(2L);
  }

  @Test
  @Tag("rule.tasks-list-instance")
  void list_ofAnInstance_hasOnlyItsTasks() {
    cluster.done(RunTaskBuilder.of("job").on(cluster.instanceArn(1), cluster.instanceArn(0)));

    assertThat(list(new Filter().instance(cluster.instanceArn(0)))).containsExactly(2L);
    refuses(new Filter().instance("0123456789abcdef0123456789abcdef"));
  }

  @Test
  @Tag("rule.tasks-list-started-by")
  void list_byWhoStartedThem_hasOnlyTheirTasks() {
    run("job", 1);
    cluster.done(RunTaskBuilder.of("job").startedBy("me").build());

    assertThat(list(new Filter().startedBy("me"))).containsExactly(2L);
  }

  @Test
  @Tag("rule.tasks-list-started-by-alone")
  void list_byWhoStartedThem_takesNoOtherFilter() {
    refuses(new Filter().startedBy("me").family("job"));
    refuses(new Filter().startedBy("me").launchType("EC2"));
    refuses(new Filter().startedBy("me").service("web"));
  }

  @Test
  @Tag("rule.tasks-list-launch-type")
  void list_ofALaunchType_hasOnlyItsTasks() {
    run("job", 1);

    assertThat(list(new Filter().launchType("EC2"))).containsExactly(1L);
    assertThat(list(new Filter().launchType("FARGATE"))).isEmpty();
  }

  @Test
  @Tag("rule.tasks-list-pages")
  void list_inPages_hasEachTaskOnce() {
    run("job", 8);
    List<Long> all = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      ListTasks.Response page = cluster.done(new Filter().page(3, token));
      page.taskArns().forEach(arn -> all.add(number(arn)));
      token = page.nextToken();
      pages++;
    } while (token != null);

    assertThat(all).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  @Tag("rule.tasks-list-page-size")
  void page_outsideOneToHundred_isRefused() {
    assertThat(cluster.refused(new Filter().page(0, null)))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(cluster.refused(new Filter().page(101, null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.tasks-list-token")
  void token_thatWasNeverGiven_isRefused() {
    assertThat(cluster.refused(new Filter().page(1, "next please")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void ids_ofTasks_leadBackToTheirNumbers() {
    run("job", 8);

    assertThat(list(new Filter())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  private void run(String family, int count) {
    assertThat(cluster.done(RunTaskBuilder.of(family).count(count).build()).failures()).isEmpty();
  }

  private List<Long> list(Filter filter) {
    return cluster.done(filter.page(null, null)).taskArns().stream().map(this::number).toList();
  }

  private void refuses(Filter filter) {
    assertThat(cluster.refused(filter.page(null, null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  private long number(String arn) {
    return cluster.cluster.names().tasks().number(arn);
  }

  /** A call of ListTasks put together. */
  private static final class Filter {
    private @Nullable String instance;
    private @Nullable String family;
    private @Nullable String startedBy;
    private @Nullable String service;
    private @Nullable String desiredStatus;
    private @Nullable String launchType;

    Filter instance(String reference) {
      instance = reference;
      return this;
    }

    Filter family(String name) {
      family = name;
      return this;
    }

    Filter startedBy(String who) {
      startedBy = who;
      return this;
    }

    Filter service(String name) {
      service = name;
      return this;
    }

    Filter desiredStatus(String status) {
      desiredStatus = status;
      return this;
    }

    Filter launchType(String type) {
      launchType = type;
      return this;
    }

    ListTasks page(@Nullable Integer size, @Nullable String token) {
      return new ListTasks(
          "test",
          instance,
          family,
          token,
          size,
          startedBy,
          service,
          desiredStatus,
          launchType,
          null);
    }
  }
}
