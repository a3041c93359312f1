package dev.berth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: its place relative to the project's root, and its text. */
record MarkdownPage(String place, String text) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FENCE =
      Pattern.compile("^```([^\\n`]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** What no page stands in. */
  private static final Pattern ELSEWHERE = Pattern.compile("(^|/)(target|runs|\\.[^/]+)(/|$)");

  /**
   * Text between fences.
   *
   * @param info what follows the opening fence: a language, and what tests are told about the block
   */
  record Block(String info, String text) {
    boolean isIn(String language) {
      return info.equals(language) || info.startsWith(language + " ");
    }
  }

  /** Every page of the project, sorted by place. */
  static List<MarkdownPage> all() {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      return paths
          .map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
          .filter(place -> place.endsWith(".md") && !ELSEWHERE.matcher(place).find())
          .sorted()
          .map(MarkdownPage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages that tell users what to do: the README and all in docs. */
  static List<MarkdownPage> forUsers() {
    return all().stream()
        .filter(page -> page.place.equals("README.md") || page.place.startsWith("docs/"))
        .toList();
  }

  static MarkdownPage read(String place) {
    try {
      return new MarkdownPage(place, Files.readString(ROOT.resolve(place)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Targets of links within the project, as written. */
  List<String> links() {
    return LINK.matcher(prose())
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .toList();
  }

  /** The place that a link's target names, without its anchor. */
  String resolve(String target) {
    String file = target.replaceFirst("#.*", "");
    Path folder = Path.of("/" + place).getParent();
    return file.isEmpty() || folder == null
        ? place
        : folder.resolve(file).normalize().toString().substring(1);
  }

  /** The anchors of its headings. */
  List<String> anchors() {
    return prose()
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  /** Fenced blocks in their order. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = FENCE.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1).strip(), matcher.group(2)));
    }
    return blocks;
  }

  /** Words set in code inside sentences. */
  List<String> spans() {
    return SPAN.matcher(prose()).results().map(span -> span.group(1)).toList();
  }

  private String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  @Override
  public String toString() {
    return place;
  }
}
