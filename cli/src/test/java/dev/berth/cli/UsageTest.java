package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong command lines: each says what was found and what was most likely meant. */
class UsageTest {
  @ParameterizedTest
  @MethodSource
  void mistake_inTheCommandLine_isToldInWords(String line, String message) {
    Outcome outcome = berth(line.split(" "));

    assertThat(outcome).isEqualTo(new Outcome(2, "", message));
  }

  static Stream<Arguments> mistake_inTheCommandLine_isToldInWords() {
    return Stream.of(
        mistake("rnu", "unknown command 'rnu'", "did you mean 'run'? see berth --help"),
        mistake("help ruun", "unknown command 'ruun'", "did you mean 'run'? see berth --help"),
        mistake("xyzzy", "unknown command 'xyzzy'", "see berth --help"),
        mistake(
            "run a.yaml --quite",
            "unknown option '--quite'",
            "did you mean '--quiet'? see berth run --help"),
        mistake(
            "run a.yaml --sed 7",
            "unknown option '--sed'",
            "did you mean '--seed'? see berth run --help"),
        mistake("run", "missing required parameter: 'FILE|NAME'", "see berth run --help"),
        mistake("run a.yaml b.yaml", "needless argument 'b.yaml'", "see berth run --help"),
        mistake(
            "run a.yaml --format jsn",
            "invalid value for option '--format': 'jsn' is none of table, json, csv, markdown;"
                + " did you mean 'json'?",
            "see berth run --help"),
        mistake(
            "run a.yaml --seed x",
            "invalid value for option '--seed': 'x' is not a whole number",
            "see berth run --help"),
        mistake(
            "run a.yaml --speed 0",
            "invalid value for option '--speed': '0' is neither a number above 0 nor 'max'",
            "see berth run --help"),
        mistake("run a.yaml --lanes 0", "--lanes must be from 1 to 1,024", "see berth run --help"),
        mistake(
            "run a.yaml --threads 9999",
            "--threads must be from 1 to 1,024",
            "see berth run --help"),
        mistake("run a.yaml --reps 0", "--reps must be from 1 to 100,000", "see berth run --help"),
        mistake(
            "run a.yaml --step --speed 2",
            "--step and --speed exclude each other",
            "see berth run --help"),
        mistake("validate", "missing required parameter: 'FILE|NAME'", "see berth validate --help"),
        mistake(
            "fit quickstart web --cpu much",
            "invalid value for option '--cpu': not an amount: 'much'; write it like 1 vCPU"
                + " or 256 units",
            "see berth fit --help"),
        mistake(
            "fit quickstart web --format csv",
            "invalid value for option '--format': 'csv' is none of text, json",
            "see berth fit --help"),
        mistake(
            "explain quickstart", "missing required parameter: 'TASK'", "see berth explain --help"),
        mistake("config", "missing required option: '--defaults'", "see berth config --help"),
        mistake("new", "missing required parameter: 'FILE'", "see berth new --help"),
        mistake(
            "new a.yaml --template brst", "there is no template 'brst'", "did you mean 'burst'?"),
        mistake(
            "new a.json",
            "templates are YAML, but the name of a.json does not say so",
            "name it a.yaml"),
        mistake(
            "instance-types m5.lrage",
            "no instance type's name contains 'm5.lrage'",
            "did you mean 'm5.large'?"));
  }

  private static Arguments mistake(String line, String message, String hint) {
    return Arguments.of(line, "error: %s%n  = %s%n".formatted(message, hint));
  }
}
