package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the help texts; to accept a new one, copy it from the failure's message. */
class HelpTest {
  @Test
  void help_ofBerth_namesCommandsAndExitCodes() throws IOException {
    Outcome outcome = berth("--help");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo(golden("berth"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run",
        "validate",
        "new",
        "schema",
        "config",
        "instance-types",
        "policies",
        "report",
        "explain",
        "fit",
        "run-task",
        "serve",
        "env",
        "help"
      })
  void help_ofEachCommand_hasAnExample(String command) throws IOException {
    Outcome outcome = berth(command, "--help");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("Example").isEqualTo(golden(command));
    assertThat(berth("help", command)).isEqualTo(outcome);
  }

  @Test
  void berth_withoutACommand_showsItsHelpAsAnError() throws IOException {
    assertThat(berth()).isEqualTo(new Outcome(2, "", golden("berth")));
  }

  @Test
  void version_ofBerth_isOneLine() {
    assertThat(berth("--version").out()).startsWith("berth ").hasLineCount(1);
  }

  private static String golden(String name) throws IOException {
    String resource = "help/" + name + ".txt";
    try (InputStream text =
        Objects.requireNonNull(HelpTest.class.getResourceAsStream(resource), resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
