package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.engine.record.Summary.Steps;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.RunOutcome;
import dev.berth.scenarios.runner.ScenarioRunner;
import dev.berth.scenarios.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of pipelines in scenario files. */
class StepScenarioTest {
  private static final String SCENARIO =
      """
      name: pipeline
      cluster:
        instances:
          nodes: {type: m5.large, count: 2}
      taskDefinitions:
        undo: {cpu: 256 units, memory: 256 MiB}
      steps:
        migrate:
          at: 1m
          register:
            - migrate.json
            - definition:
                family: inline
                containerDefinitions: [{name: c, image: i, memory: 64}]
          run: {taskDefinition: migrate, runTime: 30s, startedBy: ci, tags: [{key: a, value: b}]}
          wait: 5m
          onFailure: {run: {taskDefinition: undo, runTime: 5s}, deregister: true}
      expectations:
        - steps.succeeded == 1
      """;

  private static final String DEFINITION =
      """
      {"taskDefinition": {"family": "migrate", "revision": 7,
        "containerDefinitions": [{"name": "main", "image": "m", "cpu": 128, "memory": 128}]}}
      """;

  @TempDir Path directory;

  @Test
  void step_thatSucceeds_meetsTheExpectation() throws Exception {
    RunOutcome outcome = run(SCENARIO);

    assertThat(outcome.allMet()).isTrue();
    assertThat(outcome.result().summary().tasks().succeeded()).isEqualTo(1);
  }

  @Test
  void step_thatFails_rollsBackWithATaskOfTheScenario() throws Exception {
    RunOutcome outcome = run(SCENARIO.replace("startedBy: ci", "exitCode: 2"));

    assertThat(outcome.result().summary().steps()).isEqualTo(new Steps(0, 1, 0, 0, 0, 1, 0));
    assertThat(outcome.allMet()).isFalse();
  }

  @Test
  void step_thatIsTooSlow_timesOut() throws Exception {
    RunOutcome outcome = run(SCENARIO.replace("runTime: 30s", "runTime: endless"));

    assertThat(outcome.result().summary().steps().timedOut()).isEqualTo(1);
  }

  @Test
  void wait_untilCreated_isNoWait() throws Exception {
    RunOutcome outcome =
        run(SCENARIO.replace("wait: 5m", "wait: {until: created}").replace("30s", "1h"));

    assertThat(outcome.result().summary().steps().succeeded()).isEqualTo(1);
  }

  @Test
  void definition_thatBreaksARule_isToldInTheWordsOfECS() throws IOException {
    List<Problem> problems = problems(SCENARIO.replace("memory: 64}", "memory: 2}"));

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().message()).startsWith("ClientException: ");
    assertThat(problems.getFirst().line()).isEqualTo(14);
  }

  @Test
  void names_mistyped_areToldWithTheNearest() throws IOException {
    String text = SCENARIO.replace("image: i", "imgae: i").replace("{key: a,", "{kye: a,");

    assertThat(problems(text))
        .extracting(Problem::message, Problem::hint)
        .contains(tuple("unknown property 'imgae'", "did you mean 'image'?"))
        .anySatisfy(
            each -> assertThat(each.toList().getFirst()).isEqualTo("unknown property 'kye'"));
  }

  @Test
  void register_ofAMissingFile_isTold() throws IOException {
    assertThat(problems(SCENARIO.replace("- migrate.json", "- migrat.json")))
        .extracting(Problem::message, Problem::hint)
        .contains(tuple("there is no file 'migrat.json'", "did you mean 'migrate.json'?"));
  }

  @Test
  void register_ofAnUnknownRef_isToldAtItsPlace() throws IOException {
    String git = "- git: {url: %s, ref: x, path: a.json}".formatted(directory.resolve("none"));

    assertThat(problems(SCENARIO.replace("- migrate.json", git)))
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).startsWith("there is no git repository at "));
  }

  @Test
  void step_withNothingToDo_isRefused() throws IOException {
    String text = SCENARIO.substring(0, SCENARIO.indexOf("  migrate:")) + "  migrate: {at: 1m}\n";

    assertThat(problems(text))
        .extracting(Problem::message)
        .containsExactly("step 'migrate' does nothing");
  }

  @Test
  void step_withARoleThatTheAccountDoesNotHave_fails() throws Exception {
    String text = SCENARIO.replace("startedBy: ci", "overrides: {executionRoleArn: agent}");

    assertThat(run(text).allMet()).isTrue();
    assertThat(run(text + "account: {roles: {agent: {}}}\n").allMet()).isTrue();
    assertThat(run(text + "account: {roles: {other: {}}}\n").allMet()).isFalse();
    assertThat(run(text + "account: {roles: {agent: {assumable: false}}}\n").allMet()).isFalse();
  }

  @Test
  void containers_ofAStepsTasks_doWhatItSays() throws Exception {
    String succeeds = "containers: {main: {runTime: 5s, exitCode: 0}}, exitCode: 2";
    String fails = "containers: {main: {runTime: 5s, exitCode: 3}}";

    assertThat(run(SCENARIO.replace("startedBy: ci", succeeds)).allMet()).isTrue();
    assertThat(run(SCENARIO.replace("startedBy: ci", fails)).allMet()).isFalse();
  }

  @Test
  void container_thatAStepsTasksDoNotHave_isToldWithTheNearest() throws IOException {
    String wrong = "containers: {mian: {runTime: 5s}, main: {exitCode: 3}}";

    assertThat(problems(SCENARIO.replace("startedBy: ci", wrong)))
        .extracting(Problem::message, Problem::hint)
        .containsExactly(
            tuple("the tasks of step 'migrate' have no container 'mian'", "did you mean 'main'?"),
            tuple(
                "container 'main' has an exitCode, but no runTime of its own",
                "add 'runTime: 30s' or the like"));
  }

  private RunOutcome run(String text) throws Exception {
    Files.writeString(directory.resolve("migrate.json"), DEFINITION);
    return ScenarioRunner.run(
        ScenarioReader.read("pipeline.yaml", text, directory, List.of()), RunOptions.batch(1));
  }

  private List<Problem> problems(String text) throws IOException {
    Files.writeString(directory.resolve("migrate.json"), DEFINITION);
    return catchThrowableOfType(
            ScenarioException.class,
            () -> ScenarioReader.read("pipeline.yaml", text, directory, List.of()))
        .problems();
  }
}
