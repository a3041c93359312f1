package dev.berth.cli;

import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Failures;
import dev.berth.scenarios.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line, and the word that was most likely meant. */
final class UsageErrors implements IParameterExceptionHandler {
  private static final String BERTH = "berth";

  private final Failures failures;
  private final String berth;

  /**
   * Told by way of failures.
   *
   * @param berth how berth was called
   */
  UsageErrors(Failures failures, String berth) {
    this.failures = failures;
    this.berth = berth;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String help = "see " + berth + name.substring(BERTH.length()) + " --help";
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return tellUnmatched(command, unmatched.getUnmatched().getFirst(), help);
    }
    return failures.tell(ExitCode.USAGE, sentence(String.valueOf(failure.getMessage())), help);
  }

  private int tellUnmatched(CommandLine command, String word, String help) {
    boolean isOption = word.startsWith("-");
    boolean hasCommands = !command.getSubcommands().isEmpty();
    String kind = isOption ? "option" : hasCommands ? "command" : "argument";
    List<String> known = new ArrayList<>();
    if (isOption) {
      command.getCommandSpec().options().forEach(each -> known.addAll(List.of(each.names())));
    } else {
      known.addAll(command.getSubcommands().keySet());
    }
    String nearest =
        Nearest.to(word, known).map(each -> "did you mean '" + each + "'? ").orElse("");
    return failures.tell(
        ExitCode.USAGE,
        "%s '%s'"
            .formatted(kind.equals("argument") ? "needless argument" : "unknown " + kind, word),
        nearest.isEmpty() ? help : nearest + help);
  }

  /** The parser's message in the form of all others: no capital letter, no full stop. */
  private static String sentence(String message) {
    String first = message.lines().findFirst().orElse("wrong command line");
    String plain = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    String words = plain.replaceFirst("is not an? (int|long)$", "is not a whole number");
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }
}
