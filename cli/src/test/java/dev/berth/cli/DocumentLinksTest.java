package dev.berth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the documentation together: links lead somewhere, and every page can be found. */
class DocumentLinksTest {
  private static final Map<String, MarkdownPage> PAGES =
      MarkdownPage.all().stream()
          .collect(Collectors.toMap(MarkdownPage::place, Function.identity()));

  @Test
  void link_inEveryPage_leadsToAFile() {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : PAGES.values()) {
      for (String target : page.links()) {
        if (!Files.exists(MarkdownPage.ROOT.resolve(page.resolve(target)))) {
          broken.add(page.place() + ": " + target);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void anchor_inEveryLink_isAHeading() {
    List<String> broken = new ArrayList<>();
    for (MarkdownPage page : PAGES.values()) {
      for (String target : page.links()) {
        MarkdownPage other = PAGES.get(page.resolve(target));
        String anchor = target.replaceFirst("^[^#]*#?", "");
        if (other != null && !anchor.isEmpty() && !other.anchors().contains(anchor)) {
          broken.add(page.place() + ": " + target);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void file_inDocs_canBeReachedFromTheReadme() throws IOException {
    Set<String> reached = new TreeSet<>(Set.of("README.md"));
    ArrayDeque<String> unread = new ArrayDeque<>(reached);
    while (!unread.isEmpty()) {
      MarkdownPage page = PAGES.get(unread.remove());
      if (page == null) {
        continue;
      }
      for (String target : page.links()) {
        String place = page.resolve(target);
        if (reached.add(place)) {
          unread.add(place);
        }
      }
    }

    assertThat(reached).containsAll(filesInDocs());
  }

  private static List<String> filesInDocs() throws IOException {
    try (Stream<Path> files = Files.walk(MarkdownPage.ROOT.resolve("docs"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> MarkdownPage.ROOT.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
