package dev.berth.engine.placement.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownPoliciesTest {
  private static final PolicySetting SETTING =
      new PolicySetting(ResourceWeights.EVEN, () -> TaskMix.NONE);

  @Test
  void names_andAliases_areAllDifferent() {
    List<String> names =
        KnownPolicies.all().stream()
            .flatMap(policy -> Stream.concat(Stream.of(policy.name()), policy.aliases().stream()))
            .toList();

    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    assertThat(names).allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void policies_madeTwice_areEqualSoThatRequestsShareAnIndex() {
    for (KnownPolicy known : KnownPolicies.all()) {
      assertThat(known.make().apply(SETTING))
          .isEqualTo(known.make().apply(SETTING))
          .hasSameHashCodeAs(known.make().apply(SETTING));
    }
  }

  @Test
  void named_byAlias_isTheSamePolicy() {
    assertThat(KnownPolicies.named("fragmentation-gradient-descent"))
        .isEqualTo(KnownPolicies.named("fgd"))
        .isPresent();
    assertThat(KnownPolicies.named("no-such-policy")).isEmpty();
  }

  @Test
  void mix_ofATask_isOnlyAskedForByPoliciesThatNeedIt() {
    PolicySetting unaware =
        new PolicySetting(
            ResourceWeights.EVEN,
            () -> {
              throw new AssertionError("asked for the mix");
            });
    assertThat(KnownPolicies.all())
        .filteredOn(policy -> !policy.name().equals("fgd"))
        .allSatisfy(policy -> assertThat(policy.make().apply(unaware)).isNotNull());
  }
}
