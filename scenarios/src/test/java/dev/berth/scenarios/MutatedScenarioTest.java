package dev.berth.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.random.RandomStreams;
import dev.berth.scenarios.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Damaged scenario files: they are read or refused, but nothing else ever happens. */
class MutatedScenarioTest {
  private static final String SCRAPS =
      " \n\t:{}[],-\"'#&*!|>%@`~0123456789.aez\\\u00e9\uD83D\uDE00";

  @SeededTest(runs = 300)
  void scenario_damagedAtRandom_isReadOrRefusedWithPlaces(long seed) throws IOException {
    UniformRandomProvider random = RandomStreams.of(seed).stream();
    List<Path> files = LibraryTest.files();
    Path file = files.get(random.nextInt(files.size()));
    StringBuilder text = new StringBuilder(Files.readString(file));
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      damage(text, random);
    }
    try {
      Scenario scenario =
          ScenarioReader.read("damaged.yaml", text.toString(), Path.of("library"), List.of());
      assertThat(scenario.name()).isNotEmpty();
    } catch (ScenarioException e) {
      assertThat(e.problems()).isNotEmpty();
      assertThat(e.problems()).extracting(Problem::render).allMatch(line -> line.contains("-->"));
    }
  }

  private static void damage(StringBuilder text, UniformRandomProvider random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(1, 12));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, SCRAPS.charAt(random.nextInt(SCRAPS.length())));
      case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      default -> text.setCharAt(at, SCRAPS.charAt(random.nextInt(SCRAPS.length())));
    }
  }
}
