package dev.berth.scenarios;

import static dev.berth.scenarios.ScenarioFixtures.SMALL;
import static dev.berth.scenarios.ScenarioFixtures.read;
import static dev.berth.scenarios.ScenarioFixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.scenarios.expectation.Expectation;
import org.junit.jupiter.api.Test;

class ExpectationConditionTest {
  private static final String TEXT =
      SMALL
          + """
          expectations:
            - tasks.submitted == 3
            - when: {cluster.instances.nodes.count: 2}
              expect: [tasks.dropped == 0, tasks.placed == 3]
            - when: {cluster.instances.nodes.count: 9, placement.policy: first-fit}
              expect: tasks.placed == 4
            - {expect: tasks.placed == 5, when: {timing: instant}}
            - {expect: tasks.placed == 6, when: {duration: 60m}}
            - {expect: tasks.placed == 7, when: {workloads.jobs.runTime: 10000ms}}
          """;

  @Test
  void expectation_withConditionOnOtherSettings_isLeftOut() throws ScenarioException {
    assertThat(read(TEXT).expectations())
        .extracting(Expectation::text)
        .containsExactly(
            "tasks.submitted == 3", "tasks.dropped == 0", "tasks.placed == 3", "tasks.placed == 7");
  }

  @Test
  void condition_onOverriddenSettings_looksAtWhatIsInEffect() throws ScenarioException {
    assertThat(
            read(
                    TEXT,
                    "cluster.instances.nodes.count=9",
                    "placement.policy=first-fit",
                    "timing=instant",
                    "duration=1h",
                    "workloads.jobs.runTime=1s")
                .expectations())
        .extracting(Expectation::text)
        .containsExactly(
            "tasks.submitted == 3", "tasks.placed == 4", "tasks.placed == 5", "tasks.placed == 6");
  }

  @Test
  void condition_onAPolicy_goesByItsNameInAnyCase() throws ScenarioException {
    assertThat(
            read(TEXT, "cluster.instances.nodes.count=9", "placement.policy=First-Fit")
                .expectations())
        .extracting(Expectation::text)
        .contains("tasks.placed == 4");
  }

  @Test
  void condition_onAPolicyThatThereIsNot_isRefused() throws ScenarioException {
    assertThat(refusal(TEXT.replace("policy: first-fit", "policy: frist-fit")))
        .contains("'placement.policy': unknown value 'frist-fit'", "did you mean 'first-fit'?");
    String ownClass = TEXT.replace("policy: first-fit", "policy: com.example.Headroom");
    assertThat(read(ownClass).expectations()).hasSize(4);
  }
}
