package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import dev.berth.scenarios.ScenarioSchema;
import dev.berth.scenarios.ScenarioTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands around scenario files: new, validate, schema, config, instance-types. */
class ScenarioCommandsTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "burst", "queue"})
  void template_writtenByNew_isValidAndCarriesTheFilesName(String template) throws IOException {
    Path file = temporary.resolve("My Peak_2.yaml");

    Outcome written = berth("new", file.toString(), "--template", template);

    assertThat(written.code()).isZero();
    assertThat(written.out()).isEqualTo(file + "\n");
    assertThat(file).content().contains("name: my-peak-2\n", "$schema=");
    Outcome validated = berth("validate", file.toString());
    assertThat(validated.code()).isZero();
    assertThat(validated.out()).startsWith("ok  " + file + ": ").contains("instances");
    assertThat(validated.err()).isEmpty();
  }

  @Test
  void new_fromATrace_writesASampleUnlessThereIsATrace() throws IOException {
    Path file = temporary.resolve("traced.yaml");
    Path jobs = temporary.resolve("jobs.csv");

    Outcome written = berth("new", file.toString(), "--template", "trace");

    assertThat(written.code()).isZero();
    assertThat(written.out()).isEqualTo(file + "\n" + jobs + "\n");
    assertThat(written.err()).startsWith(jobs + " is a sample: ");
    assertThat(berth("validate", file.toString()).code()).isZero();
    assertThat(berth("run", file.toString(), "--no-report").code()).isZero();

    Files.writeString(jobs, "precious");
    Outcome again = berth("new", file.toString(), "--template", "trace", "--force");

    assertThat(again.out()).isEqualTo(file + "\n");
    assertThat(again.err()).startsWith("Next: ");
    assertThat(jobs).hasContent("precious");
  }

  @Test
  void new_overAnExistingFile_overwritesItOnlyWhenForced() throws IOException {
    Path file = Files.writeString(temporary.resolve("mine.yaml"), "precious");

    Outcome refused = berth("new", file.toString());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "error: %s exists already\n  = choose another name, or add --force\n".formatted(file));
    assertThat(file).hasContent("precious");
    assertThat(berth("new", file.toString(), "--force").code()).isZero();
    assertThat(file)
        .hasContent(ScenarioTemplates.text("minimal").replace("name: minimal", "name: mine"));
  }

  @Test
  void new_inADirectoryThatIsMissing_saysSo() {
    Path file = temporary.resolve("no/such/mine.yaml");

    assertThat(berth("new", file.toString()))
        .isEqualTo(
            new Outcome(1, "", "error: cannot write " + file + ": no such file or directory\n"));
  }

  @Test
  void validate_ofSeveralFiles_tellsAllThatIsWrongWithEach() throws IOException {
    Path bad = Files.writeString(temporary.resolve("bad.yaml"), "name: UP\nsede: 3\n");
    Path missing = temporary.resolve("missing.yaml");

    Outcome outcome =
        berth("validate", "quickstart", bad.toString(), missing.toString(), "quickstrat");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).startsWith("ok  quickstart: 60 instances").hasLineCount(1);
    assertThat(outcome.err())
        .contains("did you mean 'seed'?", bad + ":1:7", bad + ":2:1", "--> " + missing)
        .contains("there is neither a file nor a shipped scenario 'quickstrat'")
        .contains("did you mean 'quickstart'?")
        .doesNotContain("\tat ");
  }

  @Test
  void validate_withOverrides_checksTheChangedScenario() {
    Outcome outcome =
        berth("validate", "quickstart", "--set", "cluster.instances.general.count=31");

    assertThat(outcome.out()).startsWith("ok  quickstart: 61 instances");
  }

  @Test
  void schema_onStandardOutput_isTheShippedOne() {
    assertThat(berth("schema")).isEqualTo(new Outcome(0, ScenarioSchema.text(), ""));
  }

  @Test
  void config_asTable_showsDefaultsOfAllKinds() {
    Outcome outcome = berth("config", "--defaults");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .containsPattern("(?m)^workloads\\.NAME\\.whenFull\\.retry\\.first +2s ")
        .containsPattern("(?m)^timing\\.retention +1h +ECS API")
        .containsPattern("(?m)^--lanes +8 ")
        .containsPattern("(?m)^types +\\d+ ");
  }

  @Test
  void config_asJson_isOneObject() {
    assertThat(berth("config", "--defaults", "--format", "json").out())
        .startsWith("{\n  \"scenario\" : [")
        .contains("\"property\" : \"seed\",");
  }

  @Test
  void instanceTypes_filtered_listsOnlyThose() {
    Outcome outcome = berth("instance-types", "C5.l", "--format", "csv");

    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                0,
                """
                name,cpuUnits,memoryMiB,gpus,enis,trunkTasks,usdPerHour
                c5.large,2048,3840,0,3,10,0.085
                """,
                ""));
  }
}
