package dev.berth.engine.cluster;

import static dev.berth.engine.cluster.InstanceBook.CLUSTER;
import static dev.berth.engine.cluster.InstanceBook.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.instance.Attribute;
import dev.berth.engine.api.instance.ContainerInstance;
import dev.berth.engine.api.instance.DescribeContainerInstances;
import dev.berth.engine.api.instance.ListContainerInstances;
import dev.berth.engine.api.instance.Resource;
import dev.berth.engine.api.instance.VersionInfo;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.HostPorts;
import dev.berth.engine.model.InstanceStatus;
import dev.berth.engine.model.Resources;
import dev.berth.engine.model.TaskStatus;
import dev.berth.engine.placement.PlacementRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContainerInstancesTest {
  private static final PlacementRequest TASK =
      task(Resources.of(1024, 2048), new HostPorts(List.of(8080), List.of(53)));

  private final InstanceBook book = InstanceBook.of(3);

  @Test
  @Tag("rule.instance-id-form")
  void ids_are32DigitsAndFollowFromTheSeed() {
    assertThat(book.instances.id(0)).matches("[0-9a-f]{32}").isNotEqualTo(book.instances.id(1));
    assertThat(InstanceBook.of(1).instances.id(0)).isEqualTo(book.instances.id(0));
    assertThat(new InstanceBook(2).instances.id(0)).isNotEqualTo(book.instances.id(0));
    assertThat(book.describe(0).ec2InstanceId())
        .matches("i-[0-9a-f]{17}")
        .isNotEqualTo(book.describe(1).ec2InstanceId());
  }

  @Test
  @Tag("rule.instance-registered-resources")
  void registeredResources_areWhatTheAgentOffered() {
    assertThat(book.describe(0).registeredResources())
        .containsExactly(
            Resource.integer("CPU", 4096),
            Resource.integer("MEMORY", 8192),
            Resource.stringSet("PORTS", List.of("22", "2375", "2376", "51678", "51679")),
            Resource.stringSet("PORTS_UDP", List.of()));
  }

  @Test
  @Tag("rule.instance-remaining-cpu-and-memory")
  void remainingResources_areLessWhatTasksHaveTaken() {
    book.state.take(0, TASK);

    assertThat(book.describe(0).remainingResources())
        .contains(Resource.integer("CPU", 3072), Resource.integer("MEMORY", 6144));
    assertThat(book.describe(0).registeredResources())
        .contains(Resource.integer("CPU", 4096), Resource.integer("MEMORY", 8192));
  }

  @Test
  @Tag("rule.instance-ports-are-those-not-to-be-had")
  void remainingPorts_areTheReservedOnesAndThoseOfTasks() {
    book.state.take(0, TASK);

    assertThat(book.describe(0).remainingResources())
        .contains(
            Resource.stringSet("PORTS", List.of("22", "2375", "2376", "51678", "51679", "8080")),
            Resource.stringSet("PORTS_UDP", List.of("53")));
    book.state.giveBack(0, TASK);
    assertThat(book.describe(0).remainingResources())
        .isEqualTo(book.describe(0).registeredResources());
  }

  @Test
  @Tag("rule.instance-gpus-by-id")
  void gpus_areNamedByTheirIds() {
    int instance = book.add(Resources.ofGpus(4096, 8192, 2));
    PlacementRequest one = task(Resources.ofGpus(512, 512, 1), HostPorts.NONE);

    List<String> all = gpus(book.describe(instance).registeredResources());
    book.state.take(instance, one);

    assertThat(all).hasSize(2).doesNotHaveDuplicates().allMatch(id -> id.startsWith("GPU-"));
    assertThat(gpus(book.describe(instance).remainingResources())).containsExactly(all.get(1));
    assertThat(book.describe(0).registeredResources())
        .extracting(Resource::name)
        .doesNotContain("GPU");
  }

  @Test
  @Tag("rule.instance-running-tasks-count")
  void runningTasks_areThoseWantedRunning() {
    book.state.take(0, TASK);
    book.instances.taskMoved(0, null, TaskStatus.PENDING);

    assertThat(book.describe(0).runningTasksCount()).isEqualTo(1);
    book.state.giveBack(0, TASK);
    assertThat(book.describe(0).runningTasksCount()).isZero();
  }

  @Test
  @Tag("rule.instance-pending-tasks-count")
  void pendingTasks_areThoseWhoseLastStatusIsPending() {
    book.state.take(0, TASK);
    book.instances.taskMoved(0, null, TaskStatus.PENDING);

    assertThat(book.describe(0).pendingTasksCount()).isEqualTo(1);
    assertThat(book.describe(0).runningTasksCount()).isEqualTo(1);
    book.instances.taskMoved(0, TaskStatus.PENDING, TaskStatus.RUNNING);
    assertThat(book.describe(0).pendingTasksCount()).isZero();
  }

  @Test
  @Tag("rule.instance-version-grows")
  void version_growsWithEachChange() {
    List<Long> versions = new ArrayList<>();
    versions.add(book.describe(0).version());
    book.state.take(0, TASK);
    versions.add(book.describe(0).version());
    book.state.giveBack(0, TASK);
    versions.add(book.describe(0).version());
    book.state.setStatus(0, InstanceStatus.DRAINING);
    versions.add(book.describe(0).version());
    book.state.setAgentConnected(0, false);
    versions.add(book.describe(0).version());
    book.state.setAttribute(0, "stack", "blue");
    versions.add(book.describe(0).version());

    assertThat(versions).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(book.describe(1).version()).isEqualTo(1);
  }

  @Test
  void description_ofANewInstance_isComplete() {
    ContainerInstance instance = book.describe(0);

    assertThat(instance.containerInstanceArn())
        .isEqualTo(Arns.DEFAULT.containerInstance(CLUSTER, book.instances.id(0)));
    assertThat(instance.status()).isEqualTo("ACTIVE");
    assertThat(instance.agentConnected()).isTrue();
    assertThat(instance.versionInfo()).isEqualTo(new VersionInfo("1.105.1", null, null));
    assertThat(instance.attributes())
        .contains(
            new Attribute("ecs.availability-zone", "a", null, null),
            new Attribute("ecs.capability.task-eni", null, null, null));
    assertThat(instance.registeredAt()).isZero();
  }

  @Test
  @Tag("rule.instance-describe-at-most-hundred")
  void describe_ofMoreThanAHundred_isRefused() {
    List<String> tooMany = Collections.nCopies(101, book.instances.id(0));

    assertThat(book.error(new DescribeContainerInstances(CLUSTER, tooMany, null)))
        .isEqualTo(new InvalidParameterException("instanceIds can have at most 100 items."));
  }

  @Test
  @Tag("rule.instance-describe-needs-some")
  void describe_ofNone_isRefused() {
    assertThat(book.error(new DescribeContainerInstances(CLUSTER, List.of(), null)))
        .isEqualTo(new InvalidParameterException("Container instances cannot be empty."));
  }

  @Test
  @Tag("rule.instance-describe-missing")
  void describe_ofTheUnknown_isAFailureBesideTheOthers() {
    String elsewhere = Arns.DEFAULT.containerInstance("other", book.instances.id(0));
    String unknown = "0".repeat(32);

    DescribeContainerInstances.Response response =
        book.answer(
            new DescribeContainerInstances(
                CLUSTER, List.of(unknown, book.instances.arn(1), elsewhere), null));

    assertThat(response.containerInstances()).hasSize(1);
    assertThat(response.failures())
        .containsExactly(
            MissingResource.of(Arns.DEFAULT.containerInstance(CLUSTER, unknown)),
            MissingResource.of(elsewhere));
  }

  @Test
  @Tag("rule.instance-describe-include")
  void describe_withInclude_addsTagsAndHealth() {
    book.instances.entry(0).tags =
        dev.berth.engine.api.tag.Tags.of(List.of(new dev.berth.engine.api.tag.Tag("team", "a")));

    assertThat(book.describe(0).tags()).isEmpty();
    assertThat(book.describe(0).healthStatus()).isNull();
    assertThat(book.describe(0, "TAGS").tags()).hasSize(1);
    assertThat(book.describe(0, "CONTAINER_INSTANCE_HEALTH").healthStatus())
        .extracting(health -> health.overallStatus())
        .isEqualTo("OK");
    assertThat(
            book.error(
                new DescribeContainerInstances(
                    CLUSTER, List.of(book.instances.id(0)), List.of("ALL"))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.instance-list-all-but-inactive")
  void list_withoutAStatus_namesAllThatAreNotInactive() {
    book.state.setStatus(0, InstanceStatus.DRAINING);
    book.state.setStatus(1, InstanceStatus.INACTIVE);

    assertThat(list(null, null)).containsExactly(0, 2);
    assertThat(list(null, "DRAINING")).containsExactly(0);
    assertThat(list(null, "ACTIVE")).containsExactly(2);
  }

  @Test
  @Tag("rule.instance-list-statuses")
  void list_withAnotherStatus_isRefused() {
    for (String status : List.of("INACTIVE", "active", "GONE")) {
      assertThat(book.error(new ListContainerInstances(CLUSTER, null, null, null, status)))
          .isInstanceOf(InvalidParameterException.class);
    }
  }

  @Test
  @Tag("rule.instance-list-filter")
  void list_withAFilter_goesByTheQueryLanguage() {
    book.state.setAttribute(1, "stack", "blue");
    book.state.setAgentConnected(2, false);
    book.state.take(0, TASK);

    assertThat(list("attribute:stack == blue", null)).containsExactly(1);
    assertThat(list("agentConnected == false", null)).containsExactly(2);
    assertThat(list("runningTasksCount >= 1", null)).containsExactly(0);
    assertThat(list("task:group == family:app", null)).containsExactly(0);
    assertThat(list("agentVersion >= 1.105.1", null)).containsExactly(0, 1, 2);
  }

  @Test
  @Tag("rule.instance-list-filter-ec2-id")
  void list_byEc2Id_findsTheInstanceThatIsDescribedSo() {
    String id = book.describe(2).ec2InstanceId();

    assertThat(list("ec2InstanceId in [" + id + "]", null)).containsExactly(2);
  }

  @Test
  @Tag("rule.instance-list-filter-registered-at")
  void list_byTimeOfRegistration_countsFromTheWorldsEpoch() {
    book.now = 3_600_000_000_000L;
    book.add(Resources.of(1024, 1024));

    assertThat(list("registeredAt >= 1970-01-01T01:00:00Z", null)).containsExactly(3);
    assertThat(list("registeredAt < 1970-01-01T01:00:00Z", null)).containsExactly(0, 1, 2);
  }

  @Test
  @Tag("rule.instance-list-filter-syntax")
  void list_withAFilterThatDoesNotParse_isRefused() {
    assertThat(book.error(new ListContainerInstances(CLUSTER, "attribute:", null, null, null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.instance-list-pages")
  void list_inPages_namesEveryInstanceOnce() {
    ListContainerInstances.Response first =
        book.answer(new ListContainerInstances(CLUSTER, null, null, 2, null));
    ListContainerInstances.Response second =
        book.answer(new ListContainerInstances(CLUSTER, null, first.nextToken(), 2, null));

    assertThat(first.containerInstanceArns())
        .containsExactly(book.instances.arn(0), book.instances.arn(1));
    assertThat(second.containerInstanceArns()).containsExactly(book.instances.arn(2));
    assertThat(second.nextToken()).isNull();
  }

  private List<Integer> list(@Nullable String filter, @Nullable String status) {
    List<String> arns =
        book.answer(new ListContainerInstances(CLUSTER, filter, null, null, status))
            .containerInstanceArns();
    return IntStream.range(0, book.state.size())
        .filter(instance -> arns.contains(book.instances.arn(instance)))
        .boxed()
        .toList();
  }

  private static List<String> gpus(List<Resource> resources) {
    for (Resource resource : resources) {
      List<String> ids = resource.stringSetValue();
      if ("GPU".equals(resource.name()) && ids != null) {
        return ids;
      }
    }
    return List.of();
  }
}
