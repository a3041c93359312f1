package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunTaskCommandTest {
  @TempDir Path temporary;

  private Path migrate = Path.of("");

  @BeforeEach
  void writeDefinition() throws IOException {
    migrate = Files.writeString(temporary.resolve("migrate.json"), definition("migrate", 128));
  }

  @Test
  void task_thatSucceeds_isLoggedChangeByChange() {
    Outcome outcome = runTask("--run-time", "20s");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines())
        .map(line -> line.replaceAll("[0-9a-f]{32}", "ID").replaceFirst("^ +[0-9.]+s  ", ""))
        .containsExactly(
            "begins",
            "registered migrate:1",
            "task ID created of migrate:1: PENDING",
            "task ID is RUNNING on ID",
            "container main of task ID exited with 0",
            "task ID STOPPED: EssentialContainerExited: Essential container in task exited",
            "succeeded, exit code 0");
  }

  @Test
  void task_thatFails_endsWithItsExitCode() {
    Outcome outcome = runTask("--exit-code", "42");

    assertThat(outcome.code()).isEqualTo(42);
    assertThat(outcome.out()).endsWith("  failed, exit code 42\n");
  }

  @Test
  void container_thatFailsByItself_endsTheTaskWithItsExitCode() {
    Outcome outcome = runTask("--containers", "{main: {runTime: 5s, exitCode: 7}}");

    assertThat(outcome.code()).isEqualTo(7);
    assertThat(outcome.out()).contains("container main of task", "exited with 7");
  }

  @Test
  void containers_thatTheTaskDoesNotHave_areToldWithTheNearest() {
    Outcome outcome = runTask("--containers", "{mian: {runTime: 5s}}");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("the tasks have no container 'mian'", "did you mean 'main'?");
  }

  @Test
  void task_thatIsTooSlow_endsWith124() {
    Outcome outcome = runTask("--run-time", "1h", "--timeout", "2m");

    assertThat(outcome.code()).isEqualTo(124);
    assertThat(outcome.out()).contains("1 task not stopped in time", "told to stop");
  }

  @Test
  void task_withoutRoom_endsWith125() {
    Outcome outcome = runTask("--memory", "64 GiB");

    assertThat(outcome.code()).isEqualTo(125);
    assertThat(outcome.out()).contains("1 task not placed: RESOURCE:MEMORY on 2 instances");
  }

  @Test
  void task_nobodyWaitsFor_endsWith0OnceItIsCreated() {
    Outcome outcome = runTask("--exit-code", "9", "--no-wait");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .endsWith("created of migrate:1: PENDING\n       0.000s  succeeded\n")
        .doesNotContain("exited");
  }

  @Test
  void task_thatFails_isRolledBack() throws IOException {
    Path undo = Files.writeString(temporary.resolve("undo.json"), definition("undo", 64));

    Outcome outcome =
        runTask("--exit-code", "1", "--on-failure", undo.toString(), "--deregister-on-failure");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("created of undo:1", "deregistered undo:1", "deregistered migrate:1")
        .endsWith("  failed, exit code 1, rolled back\n");
  }

  @Test
  void options_ofTheTask_reachIt() {
    Outcome outcome =
        runTask(
            "--count",
            "2",
            "--command=./migrate",
            "--command=--all",
            "--env",
            "STAGE=test",
            "--cpu",
            "256",
            "--tag",
            "team=a",
            "--started-by",
            "ci",
            "--group",
            "batch");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines()).filteredOn(line -> line.contains(" created ")).hasSize(2);
  }

  @Test
  void call_thatECSRefuses_isToldAndEndsWith125() {
    Outcome outcome = runTask("--container", "nobody", "--env", "A=b");

    assertThat(outcome.code()).isEqualTo(125);
    assertThat(outcome.out())
        .contains(
            "RunTask refused: InvalidParameterException: Override for container named nobody");
  }

  @Test
  void task_inAScenario_beginsAtItsTime() {
    Outcome outcome = runTask("quickstart", "--at", "5m");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("     300.000s  begins\n");
  }

  @Test
  void taskDefinition_ofTheScenario_needsNoFile() {
    Outcome outcome = berth("run-task", "quickstart", "--task-definition", "render");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("created of render:1").doesNotContain("registered");
  }

  @Test
  void result_asJson_isOneObject() {
    Outcome outcome = runTask("--format", "json", "--exit-code", "3");

    JsonNode result = JsonMapper.shared().readTree(outcome.out());
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(result.at("/result").asString()).isEqualTo("FAILED");
    assertThat(result.at("/exitCode").asInt()).isEqualTo(3);
    assertThat(result.at("/log/1/text").asString()).isEqualTo("registered migrate:1");
  }

  @Test
  void sameSeed_givesTheSameBytes() {
    assertThat(runTask("--seed", "7").out()).isEqualTo(runTask("--seed", "7").out());
    assertThat(runTask("--seed", "7").out()).isNotEqualTo(runTask("--seed", "8").out());
  }

  @Test
  void files_ofAGitRepository_areTakenAtABranchOrCommit() throws GitAPIException, IOException {
    Path repository = temporary.resolve("repository");
    String first;
    try (Git git = Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
      first = commit(git, "ecs/migrate.json", definition("early", 64));
      commit(git, "ecs/migrate.json", definition("late", 64));
      commit(git, "ecs/other.json", definition("other", 64));
    }

    assertThat(fromGit(repository, "main", "ecs/*.json").out())
        .contains("registered late:1", "registered other:1", "created of other:1");
    assertThat(fromGit(repository, first, "ecs/migrate.json").out()).contains("created of early:1");
    Outcome mistyped = fromGit(repository, "mian", "ecs/migrate.json");
    assertThat(mistyped.code()).isEqualTo(3);
    assertThat(mistyped.err())
        .startsWith("error: there is no branch, tag or commit 'mian' in ")
        .contains("did you mean 'main'?");
  }

  @Test
  void definition_thatBreaksARule_isToldWithItsPlace() throws IOException {
    Files.writeString(migrate, definition("migrate", 2));

    Outcome outcome = runTask();

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).startsWith("error: ClientException: ").contains("migrate.json:3:");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void definition_thatIsNotThere_isTold() {
    Outcome file = berth("run-task", "--task-definition", "./nowhere.json");
    Outcome family = berth("run-task", "quickstart", "--task-definition", "rendre");

    assertThat(file.code()).isEqualTo(3);
    assertThat(file.err()).startsWith("error: there is no file './nowhere.json'");
    assertThat(family.code()).isEqualTo(3);
    assertThat(family.err())
        .contains("neither a file nor a task definition 'rendre'", "did you mean 'render'?");
  }

  @Test
  void options_thatAreWrong_areRefused() {
    assertThat(runTask("--count", "11").err()).startsWith("error: --count is 11, expected 1 to 10");
    assertThat(runTask("--exit-code", "256").code()).isEqualTo(2);
    assertThat(runTask("--env", "A").err()).contains("'A' is not of the form NAME=VALUE");
    assertThat(runTask("--timeout", "0").err()).startsWith("error: --timeout is zero");
  }

  private Outcome runTask(String... words) {
    List<String> all =
        new ArrayList<>(List.of("run-task", "--task-definition", migrate.toString()));
    all.addAll(List.of(words));
    return berth(all.toArray(String[]::new));
  }

  private static Outcome fromGit(Path repository, String ref, String path) {
    return berth(
        "run-task", "--git", repository.toString(), "--ref", ref, "--task-definition", path);
  }

  private static String definition(String family, int memory) {
    return """
    {"family": "%s",
     "containerDefinitions": [
       {"name": "main", "image": "m", "cpu": 128, "memory": %d}]}
    """
        .formatted(family, memory);
  }

  private static String commit(Git git, String path, String text)
      throws GitAPIException, IOException {
    Path file = git.getRepository().getWorkTree().toPath().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    git.add().addFilepattern(path).call();
    return git.commit()
        .setMessage(path)
        .setAuthor("berth", "berth@example.com")
        .setCommitter("berth", "berth@example.com")
        .setSign(false)
        .call()
        .getName();
  }
}
