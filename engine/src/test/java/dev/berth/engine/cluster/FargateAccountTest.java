package dev.berth.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FargateAccountTest {
  private static final long SECOND = 1_000_000_000L;

  private final FargateAccount account =
      new FargateAccount(new FargateRules(3, 2, 4, 0.04, 0.004, 0.3));

  @Test
  @Tag("rule.fargate-launch-rate")
  void launches_beyondTheBurst_comeAtTheRate() {
    FargateAccount.Market market = account.market(false);

    for (int i = 0; i < 3; i++) {
      assertThat(market.launch(10 * SECOND)).isEqualTo(10 * SECOND);
    }
    assertThat(market.launch(10 * SECOND)).isEqualTo(10 * SECOND + SECOND / 2);
    assertThat(market.launch(10 * SECOND)).isEqualTo(11 * SECOND);
    assertThat(market.launch(20 * SECOND)).isEqualTo(20 * SECOND);
  }

  @Test
  @Tag("rule.fargate-spot-by-itself")
  void spot_hasARateAndAQuotaOfItsOwn() {
    for (int i = 0; i < 4; i++) {
      account.market(false).launch(0);
    }
    assertThat(account.market(false).takeCpu(4_096)).isTrue();
    assertThat(account.market(false).takeCpu(256)).isFalse();

    assertThat(account.market(true).launch(0)).isZero();
    assertThat(account.market(true).takeCpu(4_096)).isTrue();
    account.market(false).giveBackCpu(256);
    assertThat(account.market(false).takeCpu(256)).isTrue();
  }

  @Test
  @Tag("rule.fargate-price")
  void price_isThatOfVcpusAndGigabytes() {
    FargateRules rules = FargateRules.CURRENT;
    Resources size = Resources.of(2_048, 4_096);

    assertThat(rules.hourlyUsd(size, false)).isEqualTo(2 * 0.04048 + 4 * 0.004445);
    assertThat(rules.hourlyUsd(size, true)).isLessThan(rules.hourlyUsd(size, false));
  }
}
