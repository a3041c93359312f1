package dev.berth.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The streams of one command and what is known of them. Results go to {@code out}, everything else
 * to {@code err}; both are UTF-8 whatever the locale, as files and pipes outlive it.
 *
 * @param outIsTerminal whether somebody looks at {@code out} as it comes
 * @param errIsTerminal whether somebody looks at {@code err} as it comes
 * @param command how berth was called, as a shell reads it; hints begin with it
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment,
    String command) {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  public Terminal {
    environment = Map.copyOf(environment);
  }

  /** The streams of this process. */
  public static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new PrintStream(
            new Sink(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        !dumb && TerminalCheck.isTerminal(STDOUT),
        !dumb && TerminalCheck.isTerminal(STDERR),
        environment,
        CommandText.of(List.of(System.getProperty("berth.command", "berth"))));
  }

  /** Whether results may have colours. */
  public boolean colouredOut() {
    return outIsTerminal && coloursWanted();
  }

  /** Whether messages may have colours. */
  public boolean colouredErr() {
    return errIsTerminal && coloursWanted();
  }

  private boolean coloursWanted() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
