package dev.berth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the rules of {@code docs/fidelity} against the tests of all modules: a test that holds a
 * rule is tagged {@code rule.ID}. With {@code -Ddocs=write} the page of all rules is written anew.
 */
class FidelityTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = ROOT.resolve("docs/fidelity.md");
  private static final String COMMAND = "mvn -q test -pl cli -am -Dtest=FidelityTest -Ddocs=write";

  /** Also with its package, where another class is called Tag. */
  private static final Pattern TAG =
      Pattern.compile("@(?:org\\.junit\\.jupiter\\.api\\.)?Tag\\(\"rule\\.([^\"]*)\"\\)");

  private final List<FidelityTopic> topics = FidelityTopic.all(ROOT.resolve("docs/fidelity"));
  private final Map<String, Collection<String>> testsByRule = testsByRule();

  FidelityTest() throws IOException {}

  @Test
  void everyRule_thatIsModelled_isHeldByATest() {
    List<String> unheld =
        rules().stream()
            .filter(rule -> rule.status().isHeld() && !testsByRule.containsKey(rule.id()))
            .map(FidelityRule::id)
            .toList();

    assertThat(unheld).as("rules without a test tagged rule.ID").isEmpty();
  }

  @Test
  void everyTag_ofATest_namesARuleThatIsModelled() {
    Set<String> held = new HashSet<>();
    rules().stream().filter(rule -> rule.status().isHeld()).forEach(rule -> held.add(rule.id()));

    assertThat(held)
        .as("rules of docs/fidelity, as tests name them")
        .containsAll(new TreeSet<>(testsByRule.keySet()));
  }

  @Test
  void everyRule_byItsId_isTheOnlyOne() {
    assertThat(rules()).extracting(FidelityRule::id).doesNotHaveDuplicates();
  }

  @Test
  void page_ofAllRules_isTheOneOfTheFilesAndTags() throws IOException {
    String fresh = FidelityPage.of(topics, testsByRule);
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(PAGE, fresh);
    }
    assertThat(Files.readString(PAGE)).as("write it anew: %s", COMMAND).isEqualTo(fresh);
  }

  private List<FidelityRule> rules() {
    List<FidelityRule> rules = new ArrayList<>();
    topics.forEach(topic -> rules.addAll(topic.rules()));
    return rules;
  }

  /** Names of test classes by the rule that they hold. */
  private static Map<String, Collection<String>> testsByRule() {
    Map<String, Collection<String>> tests = new HashMap<>();
    for (SourceFile source : SourceFile.all()) {
      Matcher tag = TAG.matcher(source.text());
      while (tag.find()) {
        tests
            .computeIfAbsent(tag.group(1), unused -> new TreeSet<>())
            .add(source.name().replace(".java", ""));
      }
    }
    return tests;
  }
}
