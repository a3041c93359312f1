package dev.berth.cli.terminal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Command lines as text that a shell reads back as the same words. */
public final class CommandText {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:=,+@%-]+");

  private CommandText() {}

  /** The words, quoted where a shell would change them. */
  public static String of(List<String> words) {
    return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
