package dev.berth.engine.account;

import static dev.berth.engine.api.Outcomes.error;
import static dev.berth.engine.api.Outcomes.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.ClusterContainsContainerInstancesException;
import dev.berth.engine.api.EcsError.ClusterContainsTasksException;
import dev.berth.engine.api.EcsError.ClusterNotFoundException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.MissingResource;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.cluster.Cluster;
import dev.berth.engine.api.cluster.Cluster.KeyValuePair;
import dev.berth.engine.api.cluster.ClusterConfiguration;
import dev.berth.engine.api.cluster.ClusterConfiguration.ExecuteCommandConfiguration;
import dev.berth.engine.api.cluster.ClusterSetting;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.cluster.DeleteCluster;
import dev.berth.engine.api.cluster.DescribeClusters;
import dev.berth.engine.api.cluster.ListClusters;
import dev.berth.engine.api.cluster.UpdateCluster;
import dev.berth.engine.api.cluster.UpdateClusterSettings;
import dev.berth.engine.api.setting.PutAccountSettingDefault;
import dev.berth.engine.api.tag.TagCalls;
import dev.berth.engine.api.tag.TagResource;
import dev.berth.engine.model.Arns;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
  private static final String ALL_FIELDS = "SETTINGS,STATISTICS,TAGS,CONFIGURATIONS,ATTACHMENTS";

  private final AccountSettings settings = new AccountSettings(Arns.DEFAULT);
  private final Map<String, ClusterFigures> figures = new LinkedHashMap<>();
  private final Clusters clusters =
      new Clusters(
          Arns.DEFAULT,
          () -> settings.effective(SettingName.CONTAINER_INSIGHTS),
          name -> figures.getOrDefault(name, ClusterFigures.EMPTY),
          AccountCapacity.PLAIN);

  @Test
  @Tag("rule.cluster-default-name")
  void cluster_withoutAName_isTheDefaultOne() {
    Cluster cluster = create(null);

    assertThat(cluster.clusterName()).isEqualTo("default");
    assertThat(cluster.clusterArn()).isEqualTo(Arns.DEFAULT.cluster("default"));
    assertThat(response(clusters.resolve(null))).isEqualTo("default");
  }

  @Test
  @Tag("rule.cluster-create-is-idempotent")
  void cluster_thatIsThere_isAnsweredUnchanged() {
    Cluster first = create("main");
    Cluster again =
        response(
                clusters.create(
                    new CreateCluster(
                        "main",
                        List.of(new dev.berth.engine.api.tag.Tag("a", "b")),
                        List.of(new ClusterSetting("containerInsights", "enabled")),
                        null,
                        null,
                        null,
                        null)))
            .cluster();

    assertThat(again).isEqualTo(first);
    assertThat(names()).containsExactly("main");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "has space", "a/b", "dot.ted"})
  @Tag("rule.cluster-name-form")
  void name_withOtherCharacters_isRefused(String name) {
    assertThat(error(clusters.create(new CreateCluster(name))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  @Tag("rule.cluster-name-length")
  void name_over255Characters_isRefused() {
    assertThat(create("n".repeat(255)).clusterName()).hasSize(255);
    assertThat(error(clusters.create(new CreateCluster("n".repeat(256)))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.cluster-setting-containerinsights")
  void setting_thatIsUnknown_isRefused() {
    assertThat(error(clusters.create(with(new ClusterSetting("insights", "enabled")))))
        .isEqualTo(
            new InvalidParameterException(
                "cluster setting 'insights' is unknown, expected containerInsights"));
    assertThat(error(clusters.create(with(new ClusterSetting("containerInsights", "on")))))
        .isInstanceOf(InvalidParameterException.class);
    for (String value : List.of("enabled", "enhanced", "disabled")) {
      assertThat(response(clusters.create(with("c-" + value, value))).cluster().settings())
          .containsExactly(new ClusterSetting("containerInsights", value));
    }
  }

  @Test
  @Tag("rule.cluster-insights-by-account-setting")
  void insights_leftOut_areTheAccounts() {
    assertThat(create("before").settings())
        .containsExactly(new ClusterSetting("containerInsights", "disabled"));

    settings.putDefault(new PutAccountSettingDefault("containerInsights", "enhanced"));

    assertThat(create("after").settings())
        .containsExactly(new ClusterSetting("containerInsights", "enhanced"));
    assertThat(describe("before", "SETTINGS").settings())
        .containsExactly(new ClusterSetting("containerInsights", "disabled"));
  }

  @Test
  @Tag("rule.cluster-unknown-capacity-provider")
  void capacityProvider_thatIsUnknown_isRefused() {
    CreateCluster request = providers(List.of("FARGATE", "mine"), null);

    assertThat(error(clusters.create(request)))
        .isEqualTo(
            new InvalidParameterException("The specified capacity provider 'mine' was not found."));
  }

  @Test
  @Tag("rule.cluster-strategy-of-attached-providers")
  void strategy_withAProviderOfNoneOfTheClusters_isRefused() {
    List<CapacityProviderStrategyItem> spot = List.of(item("FARGATE_SPOT", 1, 0));

    assertThat(error(clusters.create(providers(List.of("FARGATE"), spot))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(
            response(clusters.create(providers(List.of("FARGATE", "FARGATE_SPOT"), spot)))
                .cluster()
                .defaultCapacityProviderStrategy())
        .isEqualTo(spot);
  }

  @Test
  @Tag("rule.cluster-strategy-one-base")
  void strategy_withTwoBases_isRefused() {
    List<String> both = List.of("FARGATE", "FARGATE_SPOT");

    assertThat(
            error(
                clusters.create(
                    providers(both, List.of(item("FARGATE", 1, 1), item("FARGATE_SPOT", 1, 1))))))
        .isEqualTo(new InvalidParameterException("only one item of a strategy may have a base"));
  }

  @Test
  @Tag("rule.cluster-strategy-weights")
  void strategy_withWeightOrBaseOutOfBounds_isRefused() {
    for (CapacityProviderStrategyItem wrong :
        List.of(item("FARGATE", 1001, 0), item("FARGATE", -1, 0), item("FARGATE", 1, 100_001))) {
      assertThat(error(clusters.create(providers(List.of("FARGATE"), List.of(wrong)))))
          .isInstanceOf(InvalidParameterException.class);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  @Tag("rule.cluster-command-logging")
  void logging_override_needsItsConfiguration() {
    ClusterConfiguration wrong =
        new ClusterConfiguration(new ExecuteCommandConfiguration(null, "OVERRIDE", null), null);

    assertThat(
            error(clusters.create(new CreateCluster("main", null, null, wrong, null, null, null))))
        .isEqualTo(new InvalidParameterException("logging OVERRIDE needs a logConfiguration"));
  }

  @Test
  @Tag("rule.cluster-limit-of-account")
  void cluster_beyondTheLimit_isRefused() {
    for (int i = 0; i < Clusters.MAX_CLUSTERS; i++) {
      clusters.create(new CreateCluster("c" + i));
    }

    assertThat(error(clusters.create(new CreateCluster("one-more"))))
        .isInstanceOf(ClientException.class);
    assertThat(create("c7").clusterName()).isEqualTo("c7");
  }

  @Test
  @Tag("rule.cluster-unknown")
  void cluster_thatIsUnknown_isNotFound() {
    assertThat(error(clusters.resolve("nowhere"))).isEqualTo(ClusterNotFoundException.NOT_FOUND);
    assertThat(error(clusters.delete(new DeleteCluster("nowhere"), 0)))
        .isEqualTo(ClusterNotFoundException.NOT_FOUND);
    assertThat(error(clusters.update(new UpdateCluster("nowhere", null, null, null))))
        .isEqualTo(ClusterNotFoundException.NOT_FOUND);
  }

  @Test
  @Tag("rule.cluster-by-name-or-arn")
  void cluster_byItsArn_isTheSame() {
    create("main");

    assertThat(response(clusters.resolve(Arns.DEFAULT.cluster("main")))).isEqualTo("main");
  }

  @Test
  @Tag("rule.cluster-arn-of-another-account")
  void cluster_ofAnotherAccountOrRegion_isRefused() {
    create("main");

    assertThat(error(clusters.resolve(new Arns("us-east-1", "999999999999").cluster("main"))))
        .isEqualTo(
            new InvalidParameterException(
                "Invalid identifier: Identifier is for 999999999999. Your accountId is"
                    + " 111122223333"));
    assertThat(error(clusters.resolve(new Arns("eu-west-1", "111122223333").cluster("main"))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(clusters.resolve("arn:aws:ecs:us-east-1:111122223333:task/main/x")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.cluster-delete-with-instances")
  void cluster_withInstances_isNotDeleted() {
    create("main");
    figures.put("main", new ClusterFigures(1, 2, 0, 2));

    assertThat(error(clusters.delete(new DeleteCluster("main"), 0)))
        .isInstanceOf(ClusterContainsContainerInstancesException.class);
    assertThat(clusters.has("main")).isTrue();
  }

  @Test
  @Tag("rule.cluster-delete-with-tasks")
  void cluster_withTasks_isNotDeleted() {
    create("main");
    figures.put("main", new ClusterFigures(0, 0, 0, 1));

    assertThat(error(clusters.delete(new DeleteCluster("main"), 0)))
        .isInstanceOf(ClusterContainsTasksException.class);
    assertThat(clusters.has("main")).isTrue();
  }

  @Test
  @Tag("rule.cluster-delete-makes-inactive")
  void cluster_thatIsDeleted_isInactiveForAWhile() {
    create("main");

    assertThat(response(clusters.delete(new DeleteCluster("main"), 5)).cluster().status())
        .isEqualTo("INACTIVE");

    assertThat(names()).isEmpty();
    assertThat(error(clusters.resolve("main"))).isEqualTo(ClusterNotFoundException.NOT_FOUND);
    assertThat(described(4 + Clusters.INACTIVE_NANOS).clusters())
        .extracting(Cluster::status)
        .containsExactly("INACTIVE");
    assertThat(described(5 + Clusters.INACTIVE_NANOS).failures())
        .containsExactly(MissingResource.of(Arns.DEFAULT.cluster("main")));
  }

  @Test
  @Tag("rule.tag-goes-with-its-resource")
  void tags_ofAClusterThatIsDeleted_goWithIt() {
    TagCalls tags = new TagCalls(Arns.DEFAULT, clusters);
    create("main");
    tags.tag(new TagResource(arn("main"), List.of(new dev.berth.engine.api.tag.Tag("a", "b"))));
    assertThat(describe("main", "TAGS").tags()).hasSize(1);

    clusters.delete(new DeleteCluster("main"), 0);
    create("main");

    assertThat(describe("main", "TAGS").tags()).isEmpty();
  }

  @Test
  @Tag("rule.cluster-create-after-delete")
  void cluster_createdAgainAfterItsDeletion_isNew() {
    clusters.create(with(new ClusterSetting("containerInsights", "enabled")));
    clusters.delete(new DeleteCluster("main"), 0);

    Cluster again = create("main");

    assertThat(again.status()).isEqualTo("ACTIVE");
    assertThat(again.settings())
        .containsExactly(new ClusterSetting("containerInsights", "disabled"));
  }

  @Test
  @Tag("rule.cluster-describe-at-most-hundred")
  void describe_ofMoreThanAHundred_isRefused() {
    List<String> tooMany = Collections.nCopies(101, "main");

    assertThat(error(clusters.describe(new DescribeClusters(tooMany, null))))
        .isEqualTo(new InvalidParameterException("clusters can have at most 100 items."));
  }

  @Test
  @Tag("rule.cluster-describe-default")
  void describe_ofNothing_isOfTheDefaultCluster() {
    create(null);

    assertThat(response(clusters.describe(new DescribeClusters(null, null))).clusters())
        .extracting(Cluster::clusterName)
        .containsExactly("default");
  }

  @Test
  @Tag("rule.cluster-describe-missing")
  void describe_ofTheUnknown_isAFailureBesideTheOthers() {
    create("main");

    DescribeClusters.Response response =
        response(clusters.describe(new DescribeClusters(List.of("nowhere", "main"), null)));

    assertThat(response.clusters()).extracting(Cluster::clusterName).containsExactly("main");
    assertThat(response.failures())
        .containsExactly(new MissingResource(Arns.DEFAULT.cluster("nowhere"), "MISSING"));
  }

  @Test
  @Tag("rule.cluster-describe-include")
  void describe_withoutInclude_leavesOutWhatIsOptional() {
    clusters.create(
        new CreateCluster(
            "main",
            List.of(new dev.berth.engine.api.tag.Tag("a", "b")),
            null,
            new ClusterConfiguration(null, null),
            null,
            null,
            null));

    Cluster bare = describe("main", "");
    Cluster full = describe("main", ALL_FIELDS);

    assertThat(bare.tags()).isEmpty();
    assertThat(bare.settings()).isEmpty();
    assertThat(bare.statistics()).isEmpty();
    assertThat(bare.configuration()).isNull();
    assertThat(full.tags()).hasSize(1);
    assertThat(full.settings()).hasSize(1);
    assertThat(full.statistics()).hasSize(8);
    assertThat(full.configuration()).isNotNull();
    assertThat(
            error(clusters.describe(new DescribeClusters(List.of("main"), List.of("EVERYTHING")))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.cluster-counters")
  void counters_areOfTheClusterItself() {
    create("main");
    figures.put("main", new ClusterFigures(3, 5, 2, 9));

    Cluster cluster = describe("main", "STATISTICS");

    assertThat(cluster.registeredContainerInstancesCount()).isEqualTo(3);
    assertThat(cluster.runningTasksCount()).isEqualTo(5);
    assertThat(cluster.pendingTasksCount()).isEqualTo(2);
    assertThat(cluster.activeServicesCount()).isZero();
    assertThat(cluster.statistics())
        .contains(
            new KeyValuePair("runningEC2TasksCount", "5"),
            new KeyValuePair("pendingEC2TasksCount", "2"),
            new KeyValuePair("runningFargateTasksCount", "0"));
  }

  @Test
  @Tag("rule.cluster-list-pages")
  void list_inPages_namesEveryClusterOnce() {
    IntStream.range(0, 5).forEach(i -> create("c" + i));

    ListClusters.Response first = response(clusters.list(new ListClusters(null, 2)));
    clusters.delete(new DeleteCluster("c1"), 0);
    ListClusters.Response second = response(clusters.list(new ListClusters(first.nextToken(), 2)));
    ListClusters.Response third = response(clusters.list(new ListClusters(second.nextToken(), 2)));

    assertThat(first.clusterArns()).containsExactly(arn("c0"), arn("c1"));
    assertThat(second.clusterArns()).containsExactly(arn("c2"), arn("c3"));
    assertThat(third.clusterArns()).containsExactly(arn("c4"));
    assertThat(third.nextToken()).isNull();
  }

  @Test
  @Tag("rule.list-page-size")
  void list_withAPageOutOfBounds_isRefused() {
    for (int size : new int[] {0, 101, -1}) {
      assertThat(error(clusters.list(new ListClusters(null, size))))
          .isInstanceOf(InvalidParameterException.class);
    }
    assertThat(error(clusters.list(new ListClusters("made-up", null))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.cluster-update-changes-what-is-given")
  void update_withOneThing_leavesTheOthers() {
    clusters.create(with(new ClusterSetting("containerInsights", "enabled")));

    Cluster updated =
        response(
                clusters.update(
                    new UpdateCluster(
                        "main", null, null, new Cluster.ServiceConnectDefaults("internal"))))
            .cluster();

    assertThat(updated.settings())
        .containsExactly(new ClusterSetting("containerInsights", "enabled"));
    assertThat(updated.serviceConnectDefaults())
        .isEqualTo(new Cluster.ServiceConnectDefaults("internal"));
  }

  @Test
  @Tag("rule.cluster-update-settings-needs-some")
  void updateSettings_withoutAny_isRefused() {
    create("main");

    assertThat(error(clusters.updateSettings(new UpdateClusterSettings("main", List.of()))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(
            response(
                    clusters.updateSettings(
                        new UpdateClusterSettings(
                            "main", List.of(new ClusterSetting("containerInsights", "enhanced")))))
                .cluster()
                .settings())
        .containsExactly(new ClusterSetting("containerInsights", "enhanced"));
  }

  private Cluster create(@Nullable String name) {
    return response(clusters.create(new CreateCluster(name))).cluster();
  }

  private Cluster describe(String name, String fields) {
    List<String> include = fields.isEmpty() ? List.of() : List.of(fields.split(","));
    return response(clusters.describe(new DescribeClusters(List.of(name), include)))
        .clusters()
        .getFirst();
  }

  private DescribeClusters.Response described(long now) {
    return (DescribeClusters.Response)
        response(clusters.answer(new DescribeClusters(List.of("main"), null), now));
  }

  private List<String> names() {
    return response(clusters.list(new ListClusters(null, null))).clusterArns().stream()
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
        .toList();
  }

  private static String arn(String name) {
    return Arns.DEFAULT.cluster(name);
  }

  private static CreateCluster with(ClusterSetting setting) {
    return new CreateCluster("main", null, List.of(setting), null, null, null, null);
  }

  private static CreateCluster with(String name, String insights) {
    List<ClusterSetting> settings = List.of(new ClusterSetting("containerInsights", insights));
    return new CreateCluster(name, null, settings, null, null, null, null);
  }

  private static CreateCluster providers(
      List<String> providers, @Nullable List<CapacityProviderStrategyItem> strategy) {
    return new CreateCluster("main", null, null, null, providers, strategy, null);
  }

  private static CapacityProviderStrategyItem item(String provider, int weight, int base) {
    return new CapacityProviderStrategyItem(provider, weight, base);
  }
}
