package dev.berth.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.EcsError.ResourceInUseException;
import dev.berth.engine.api.EcsError.UnsupportedFeatureException;
import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.Outcomes;
import dev.berth.engine.api.capacity.AutoScalingGroupProvider;
import dev.berth.engine.api.capacity.AutoScalingGroupProviderUpdate;
import dev.berth.engine.api.capacity.CapacityProvider;
import dev.berth.engine.api.capacity.CreateCapacityProvider;
import dev.berth.engine.api.capacity.DeleteCapacityProvider;
import dev.berth.engine.api.capacity.DescribeCapacityProviders;
import dev.berth.engine.api.capacity.ManagedScaling;
import dev.berth.engine.api.capacity.PutClusterCapacityProviders;
import dev.berth.engine.api.capacity.UpdateCapacityProvider;
import dev.berth.engine.api.cluster.CapacityProviderStrategyItem;
import dev.berth.engine.api.cluster.Cluster;
import dev.berth.engine.api.cluster.CreateCluster;
import dev.berth.engine.api.tag.ListTagsForResource;
import dev.berth.engine.capacity.ScalingProfile;
import dev.berth.engine.model.Arns;
import dev.berth.engine.placement.query.MissingAttribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An account with the groups g0 to g29, of which g1 protects new instances, and a cluster. */
class CapacityProvidersTest {
  private static final String CLUSTER = "main";

  private boolean inUse;
  private Account account = account(ScalingProfile.ECS_CURRENT);

  @Test
  @Tag("rule.provider-create")
  void provider_thatIsCreated_isActiveWithEcsDefaults() {
    CapacityProvider provider = create("p", "g0", new ManagedScaling(null, null, null, null, null));

    assertThat(provider.status()).isEqualTo("ACTIVE");
    assertThat(provider.updateStatus()).isEqualTo("CREATE_COMPLETE");
    assertThat(provider.type()).isEqualTo("EC2_AUTOSCALING");
    assertThat(provider.capacityProviderArn())
        .isEqualTo("arn:aws:ecs:us-east-1:111122223333:capacity-provider/p");
    assertThat(provider.autoScalingGroupProvider())
        .isEqualTo(
            new AutoScalingGroupProvider(
                Arns.DEFAULT.autoScalingGroup("g0"),
                new ManagedScaling("ENABLED", 100, 1, 10_000, 300),
                "DISABLED",
                "ENABLED"));
  }

  @Test
  @Tag("rule.provider-scaling-off-by-default")
  void provider_withoutManagedScaling_doesNotScale() {
    AutoScalingGroupProvider group = create("p", "g0", null).autoScalingGroupProvider();

    assertThat(group).isNotNull();
    assertThat(String.valueOf(group)).contains("status=DISABLED");
  }

  @Test
  @Tag("rule.provider-group-by-name-or-arn")
  void group_isNamedByItsNameOrArn() {
    assertThat(create("a", Arns.DEFAULT.autoScalingGroup("g0"), null).status()).isEqualTo("ACTIVE");
    assertThat(refused(creation("b", "nowhere", null))).isInstanceOf(ClientException.class);
  }

  @Test
  @Tag("rule.provider-names")
  void name_thatIsReservedOrMalformed_isRefused() {
    for (String wrong : List.of("aws-p", "ECS1", "fargate2", "a b", "")) {
      assertThat(refused(creation(wrong, "g0", null))).as(wrong).isNotNull();
    }
  }

  @Test
  @Tag("rule.provider-exists")
  void provider_thatExists_isNotCreatedAgain() {
    create("p", "g0", null);

    assertThat(refused(creation("p", "g2", null)).message()).contains("already exists");
  }

  @Test
  @Tag("rule.provider-one-per-group")
  void group_ofAnotherProvider_isRefused() {
    create("p", "g0", null);

    assertThat(refused(creation("q", "g0", null)).message()).contains("already being used");
  }

  @Test
  @Tag("rule.provider-scaling-ranges")
  void scaling_outsideOfItsRanges_isRefused() {
    for (ManagedScaling wrong :
        List.of(
            new ManagedScaling("ON", null, null, null, null),
            new ManagedScaling(null, 0, null, null, null),
            new ManagedScaling(null, 101, null, null, null),
            new ManagedScaling(null, null, 0, null, null),
            new ManagedScaling(null, null, null, 10_001, null),
            new ManagedScaling(null, null, 5, 4, null),
            new ManagedScaling(null, null, null, null, 10_001))) {
      assertThat(refused(creation("p", "g0", wrong))).isInstanceOf(InvalidParameterException.class);
    }
  }

  @Test
  @Tag("rule.protection-needs-scaling")
  void protection_withoutManagedScaling_isRefused() {
    assertThat(refused(protecting("p", "g1", null)).message()).contains("enable managed scaling");
  }

  @Test
  @Tag("rule.protection-needs-group-protection")
  void protection_ofAGroupThatDoesNotProtectNewInstances_isRefused() {
    ManagedScaling on = new ManagedScaling("ENABLED", null, null, null, null);

    assertThat(refused(protecting("p", "g0", on)).message()).contains("scale in enabled");
    assertThat(done(protecting("p", "g1", on)).capacityProvider().status()).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("rule.provider-managed-instances")
  void managedInstances_areNotSimulated() {
    assertThat(refused(new CreateCapacityProvider("p", CLUSTER, null, Map.of("a", "b"), null)))
        .isInstanceOf(UnsupportedFeatureException.class);
  }

  @Test
  @Tag("rule.provider-update")
  void update_changesWhatItNames() {
    create("p", "g0", new ManagedScaling("ENABLED", 80, 2, 20, 60));
    CapacityProvider updated =
        done(new UpdateCapacityProvider(
                "p",
                null,
                new AutoScalingGroupProviderUpdate(
                    new ManagedScaling("ENABLED", 90, null, null, null), null, "DISABLED"),
                null))
            .capacityProvider();

    assertThat(updated.updateStatus()).isEqualTo("UPDATE_COMPLETE");
    assertThat(String.valueOf(updated.autoScalingGroupProvider()))
        .contains("targetCapacity=90", "minimumScalingStepSize=2", "managedDraining=DISABLED");
  }

  @Test
  @Tag("rule.provider-fargate-is-fixed")
  void providersOfFargate_areAlwaysThereAndCannotBeChanged() {
    assertThat(describe())
        .extracting(CapacityProvider::name)
        .containsExactly("FARGATE", "FARGATE_SPOT");
    assertThat(refused(new DeleteCapacityProvider("FARGATE", null)))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(
            refused(
                new UpdateCapacityProvider(
                    "FARGATE_SPOT",
                    null,
                    new AutoScalingGroupProviderUpdate(null, null, null),
                    null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.provider-delete")
  void provider_thatIsDeleted_isInactive() {
    create("p", "g0", null);
    CapacityProvider deleted = done(new DeleteCapacityProvider("p", null)).capacityProvider();

    assertThat(deleted.status()).isEqualTo("INACTIVE");
    assertThat(deleted.updateStatus()).isEqualTo("DELETE_COMPLETE");
    assertThat(refused(new DeleteCapacityProvider("p", null))).isInstanceOf(ClientException.class);
    // Its group is free again.
    assertThat(create("q", "g0", null).status()).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("rule.provider-delete-attached")
  void provider_thatAClusterHas_cannotBeDeleted() {
    create("p", "g0", null);
    put(List.of("p"));

    assertThat(refused(new DeleteCapacityProvider("p", null)).message()).contains("associated");
    put(List.of());
    assertThat(done(new DeleteCapacityProvider("p", null)).capacityProvider().status())
        .isEqualTo("INACTIVE");
  }

  @Test
  @Tag("rule.provider-describe")
  void description_tellsWhatIsMissing() {
    create("p", "g0", null);
    DescribeCapacityProviders.Response response =
        done(new DescribeCapacityProviders(List.of("p", "q"), null, null, null, null));

    assertThat(response.capacityProviders()).hasSize(1);
    assertThat(response.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));
  }

  @Test
  @Tag("rule.provider-describe-pages")
  void descriptions_comeInPagesOfAtMostTen() {
    for (int i = 0; i < 12; i++) {
      create("p" + i, "g" + (i + 2), null);
    }
    DescribeCapacityProviders.Response first =
        done(new DescribeCapacityProviders(null, null, null, null, null));
    DescribeCapacityProviders.Response second =
        done(new DescribeCapacityProviders(null, null, null, null, first.nextToken()));

    assertThat(first.capacityProviders()).hasSize(10);
    assertThat(second.capacityProviders()).hasSize(4);
    assertThat(second.nextToken()).isNull();
    assertThat(refused(new DescribeCapacityProviders(null, null, null, 11, null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.provider-tags")
  void tags_ofAProvider_areToldWhereTheyAreAskedFor() {
    dev.berth.engine.api.tag.Tag blue = new dev.berth.engine.api.tag.Tag("team", "blue");
    String arn =
        done(new CreateCapacityProvider(
                "p",
                null,
                new AutoScalingGroupProvider("g0", null, null, null),
                null,
                List.of(blue)))
            .capacityProvider()
            .capacityProviderArn();

    assertThat(describe().getLast().tags()).isEmpty();
    assertThat(
            done(new DescribeCapacityProviders(List.of("p"), null, List.of("TAGS"), null, null))
                .capacityProviders()
                .getFirst()
                .tags())
        .containsExactly(blue);
    assertThat(done(new ListTagsForResource(arn)).tags()).containsExactly(blue);
  }

  @Test
  @Tag("rule.providers-put-replaces")
  void put_replacesProvidersAndStrategy() {
    create("p", "g0", null);
    create("q", "g2", null);
    put(List.of("p"));
    Cluster cluster =
        done(new PutClusterCapacityProviders(
                CLUSTER,
                List.of("q", "FARGATE"),
                List.of(new CapacityProviderStrategyItem("q", 1, 2))))
            .cluster();

    assertThat(cluster.capacityProviders()).containsExactly("q", "FARGATE");
    assertThat(cluster.defaultCapacityProviderStrategy())
        .containsExactly(new CapacityProviderStrategyItem("q", 1, 2));
  }

  @Test
  @Tag("rule.providers-put-complete")
  void put_withoutAllOfItsMembers_isRefused() {
    assertThat(refused(new PutClusterCapacityProviders(CLUSTER, null, List.of())))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(refused(new PutClusterCapacityProviders(CLUSTER, List.of(), null)))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.providers-put-known")
  void put_ofAnUnknownProvider_isRefused() {
    assertThat(refused(new PutClusterCapacityProviders(CLUSTER, List.of("p"), List.of())).message())
        .isEqualTo("The specified capacity provider 'p' was not found.");
  }

  @Test
  @Tag("rule.providers-at-most-twenty")
  void cluster_hasAtMostTwentyProviders() {
    for (int i = 0; i < 21; i++) {
      create("p" + i, "g" + (i + 2), null);
    }
    List<String> names = IntStream.range(0, 21).mapToObj(i -> "p" + i).toList();

    assertThat(refused(new PutClusterCapacityProviders(CLUSTER, names, List.of())))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(put(names.subList(0, 20)).capacityProviders()).hasSize(20);
  }

  @Test
  @Tag("rule.profile-six-providers")
  void cluster_inOlderProfiles_hasAtMostSixProviders() {
    account = account(ScalingProfile.ECS_2022);
    for (int i = 0; i < 7; i++) {
      create("p" + i, "g" + (i + 2), null);
    }
    List<String> names = IntStream.range(0, 7).mapToObj(i -> "p" + i).toList();

    assertThat(refused(new PutClusterCapacityProviders(CLUSTER, names, List.of())))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(put(names.subList(0, 6)).capacityProviders()).hasSize(6);
  }

  @Test
  @Tag("rule.strategy-not-mixed")
  void defaultStrategy_thatMixesFargateAndGroups_isRefused() {
    create("p", "g0", null);

    assertThat(
            refused(
                new PutClusterCapacityProviders(
                    CLUSTER,
                    List.of("p", "FARGATE"),
                    List.of(
                        new CapacityProviderStrategyItem("p", 1, 0),
                        new CapacityProviderStrategyItem("FARGATE", 1, 0)))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  @Tag("rule.provider-scales-for-one-cluster")
  void provider_thatScales_isOfOneClusterOnly() {
    create("p", "g0", new ManagedScaling("ENABLED", null, null, null, null));
    create("q", "g2", null);
    put(List.of("p", "q"));
    done(new CreateCluster("other"));

    assertThat(refused(new PutClusterCapacityProviders("other", List.of("p"), List.of())))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(
            done(new PutClusterCapacityProviders("other", List.of("q"), List.of()))
                .cluster()
                .capacityProviders())
        .containsExactly("q");
  }

  @Test
  @Tag("rule.providers-in-use-stay")
  void provider_thatTasksUse_cannotBeDropped() {
    create("p", "g0", null);
    put(List.of("p"));
    inUse = true;

    assertThat(refused(new PutClusterCapacityProviders(CLUSTER, List.of(), List.of())))
        .isInstanceOf(ResourceInUseException.class);
  }

  private CapacityProvider create(String name, String group, @Nullable ManagedScaling scaling) {
    return done(creation(name, group, scaling)).capacityProvider();
  }

  private static CreateCapacityProvider creation(
      String name, String group, @Nullable ManagedScaling scaling) {
    return new CreateCapacityProvider(
        name, null, new AutoScalingGroupProvider(group, scaling, null, null), null, null);
  }

  private static CreateCapacityProvider protecting(
      String name, String group, @Nullable ManagedScaling scaling) {
    return new CreateCapacityProvider(
        name, null, new AutoScalingGroupProvider(group, scaling, "ENABLED", null), null, null);
  }

  private Cluster put(List<String> providers) {
    return done(new PutClusterCapacityProviders(CLUSTER, providers, List.of())).cluster();
  }

  private List<CapacityProvider> describe() {
    return done(new DescribeCapacityProviders(null, null, null, null, null)).capacityProviders();
  }

  private <R> R done(Operation<R> operation) {
    return Outcomes.response(account.answer(operation, 0));
  }

  private EcsError refused(Operation<?> operation) {
    Outcome<?> outcome = account.answer(operation, 0);
    return Outcomes.error(outcome);
  }

  private Account account(ScalingProfile profile) {
    List<GroupView> groups =
        IntStream.range(0, 30)
            .mapToObj(i -> new GroupView("g" + i, Arns.DEFAULT.autoScalingGroup("g" + i), i == 1))
            .toList();
    Account created =
        new Account(
            Arns.DEFAULT,
            MissingAttribute.DIFFERS,
            _ -> new ClusterFigures(0, 0, 0, 0, inUse ? Set.of("p") : Set.of()),
            _ -> false,
            new AccountCapacity(profile, groups),
            null);
    created.addCluster(CLUSTER);
    return created;
  }
}
