package dev.berth.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRatesTest {
  private static final long SECOND = 1_000_000_000L;

  private final RequestRates rates = new RequestRates(Map.of());

  @ParameterizedTest
  @CsvSource({
    "CreateCluster, 20, 1",
    "DescribeClusters, 50, 20",
    "RegisterTaskDefinition, 20, 1",
    "DescribeTaskDefinition, 50, 20",
    "DeleteTaskDefinitions, 5, 1",
    "CreateCapacityProvider, 10, 1",
    "DescribeCapacityProviders, 50, 20",
    "TagResource, 20, 10",
    "ListTagsForResource, 50, 20",
    "PutAccountSetting, 10, 1",
    "ListAccountSettings, 50, 20",
    "RunTask, 100, 40",
    "DescribeTasks, 100, 20",
    "RegisterContainerInstance, 200, 120",
    "CreateService, 50, 5",
    "DescribeServices, 100, 20",
    "ListServiceDeployments, 50, 20",
    "UpdateTaskProtection, 200, 80",
    "ListServicesByNamespace, 10, 1"
  })
  @Tag("rule.throttle-limits")
  void operation_inOneBurst_mayBeCalledAsOftenAsItsCategorySays(
      String operation, int burst, int perSecond) {
    assertThat(calls(operation, 0)).isEqualTo(burst);
    assertThat(calls(operation, SECOND)).isEqualTo(perSecond);
  }

  @Test
  @Tag("rule.throttle-shared-by-category")
  void operations_ofOneCategory_drawOnOneBucket() {
    assertThat(calls("RunTask", 0)).isEqualTo(100);

    for (String operation :
        List.of(
            "StartTask",
            "StopTask",
            "PutAttributes",
            "DeleteAttributes",
            "DeregisterContainerInstance",
            "ExecuteCommand",
            "UpdateContainerAgent",
            "UpdateContainerInstancesState")) {
      assertThat(rates.take(operation, 0)).as(operation).isFalse();
    }
  }

  @Test
  @Tag("rule.throttle-categories-are-apart")
  void operations_ofAnotherCategory_areNotAffected() {
    calls("RunTask", 0);

    assertThat(rates.take("DescribeTasks", 0)).isTrue();
    assertThat(rates.take("RegisterTaskDefinition", 0)).isTrue();
  }

  @Test
  @Tag("rule.throttle-refills-evenly")
  void bucket_refillsEvenly() {
    calls("RunTask", 0);

    assertThat(rates.take("RunTask", SECOND / 40 - 1)).isFalse();
    assertThat(rates.take("RunTask", SECOND / 40)).isTrue();
    assertThat(rates.take("RunTask", SECOND / 40)).isFalse();
    assertThat(calls("RunTask", 2 * SECOND)).isEqualTo(79);
  }

  @Test
  @Tag("rule.throttle-never-more-than-full")
  void bucket_afterALongTime_isFullAndNoMore() {
    calls("RunTask", 0);

    assertThat(calls("RunTask", Long.MAX_VALUE / 2)).isEqualTo(100);
  }

  @Test
  void refusedCalls_costNothing() {
    calls("RunTask", 0);
    for (int i = 0; i < 1000; i++) {
      rates.take("RunTask", i);
    }

    assertThat(calls("RunTask", SECOND)).isEqualTo(40);
  }

  @Test
  void operation_ofWhichNoLimitIsKnown_isNeverRefused() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(rates.take("PollForWork", 0)).isTrue();
    }
  }

  @Test
  void limits_thatAreGiven_countInsteadOfTheDocumentedOnes() {
    RequestRates own =
        new RequestRates(Map.of(RequestCategory.CLUSTER_RESOURCE_MODIFY, new RateLimit(2, 1)));

    assertThat(own.take("RunTask", 0)).isTrue();
    assertThat(own.take("StopTask", 0)).isTrue();
    assertThat(own.take("RunTask", 0)).isFalse();
  }

  @Test
  void everyOperation_isOfOneCategory() {
    assertThat(
            Arrays.stream(RequestCategory.values())
                .flatMap(each -> each.operations().stream())
                .toList())
        .doesNotHaveDuplicates();
  }

  private int calls(String operation, long now) {
    int count = 0;
    while (rates.take(operation, now)) {
      count++;
    }
    return count;
  }
}
