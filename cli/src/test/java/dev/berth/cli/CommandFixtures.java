package dev.berth.cli;

import dev.berth.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Command lines run inside the test's own process. */
final class CommandFixtures {
  private CommandFixtures() {}

  /** Runs a command line off a terminal, with nothing to read. */
  static Outcome berth(String... words) {
    return called("berth", "", words);
  }

  /** Runs a command line off a terminal, with this to read. */
  static Outcome berth(String input, List<String> words) {
    return called("berth", input, words.toArray(String[]::new));
  }

  /** Runs a command line off a terminal, with this to read, as somebody who calls berth so. */
  static Outcome called(String command, String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            false,
            Map.of(),
            command);
    int code = Main.run(terminal, words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What came of a command line. */
  record Outcome(int code, String out, String err) {}
}
