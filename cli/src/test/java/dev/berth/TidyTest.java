package dev.berth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the sources of all modules to the conventions that a machine can check. */
class TidyTest {
  private static final int MAX_LINES = 500;
  private static final int MAX_COLUMNS = 100;

  /** Calls that would let the machine, and not the seed, decide what happens in a world. */
  private static final Pattern UNREPEATABLE =
      Pattern.compile(
          "System\\.currentTimeMillis|System\\.nanoTime|Clock\\.system|ThreadLocalRandom"
              + "|(Instant|LocalDate|LocalDateTime|LocalTime|OffsetDateTime|ZonedDateTime)\\.now\\("
              + "|InstantSource\\.system|Math\\.random|new Random\\(\\)|new SplittableRandom\\(\\)"
              + "|SecureRandom|UUID\\.randomUUID|RandomSource\\.createLong\\(");

  /** Files that may call them, and the reason. */
  private static final Map<String, String> MAY_BE_UNREPEATABLE =
      Map.of(
          "engine/src/main/java/dev/berth/engine/time/WallClock.java",
          "paces a live world and measures how long a run takes");

  // Put together here, so that this file does not violate its own rule.
  private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  private static final Pattern VAGUE_NAME =
      Pattern.compile("(Impl|Utils?|Manager|Helpers?)(Test)?\\.java$");

  private static final Pattern ASSERTION =
      Pattern.compile("\\b(assert\\w*|verify\\w*|expect\\w*|fail|check)\\(");

  private static final List<SourceFile> SOURCES = SourceFile.all();

  @Test
  void everyFile_asItStands_isFormatted() {
    List<String> places =
        SourceFormat.violations(SOURCES).stream().map(each -> each.source().place()).toList();

    assertThat(places)
        .as("files not in the project's format; to fix them: %s", SourceFormat.COMMAND)
        .isEmpty();
  }

  @Test
  void everyFile_asItStands_isShortEnough() {
    assertThat(places(source -> source.text().lines().count() > MAX_LINES))
        .as("files over %d lines", MAX_LINES)
        .isEmpty();
  }

  @Test
  void everyLine_asItStands_isNarrowEnough() {
    List<String> wide = new ArrayList<>();
    for (SourceFile source : SOURCES) {
      List<String> lines = source.text().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.codePointCount(0, line.length()) > MAX_COLUMNS && !cannotBreak(line)) {
          wide.add(source.place() + ":" + (i + 1));
        }
      }
    }

    assertThat(wide).as("lines over %d columns", MAX_COLUMNS).isEmpty();
  }

  @Test
  void engineAndScenarios_inMainSources_areRepeatable() {
    List<SourceFile> bound =
        SOURCES.stream()
            .filter(source -> source.isMainOf("engine") || source.isMainOf("scenarios"))
            .filter(source -> !MAY_BE_UNREPEATABLE.containsKey(source.place()))
            .toList();

    assertThat(codeMatching(bound, UNREPEATABLE))
        .as("calls that read the wall clock or unseeded chance")
        .isEmpty();
  }

  @Test
  void everyFile_asItStands_isFinished() {
    List<String> found = new ArrayList<>();
    for (SourceFile source : SOURCES) {
      if (LEFT_OVER.matcher(source.text()).find()) {
        found.add(source.place());
      }
    }

    assertThat(found).as("files with marks of unfinished work").isEmpty();
  }

  @Test
  void everyType_byItsName_saysWhatItIs() {
    assertThat(places(source -> VAGUE_NAME.matcher(source.name()).find()))
        .as("names that say nothing")
        .isEmpty();
  }

  @Test
  void everyPackage_inItsPackageInfo_isNullMarked() {
    Set<String> marked =
        SOURCES.stream()
            .filter(source -> source.name().equals("package-info.java"))
            .filter(source -> source.text().contains("@NullMarked"))
            .map(SourceFile::folder)
            .collect(Collectors.toUnmodifiableSet());
    Set<String> unmarked =
        SOURCES.stream()
            .filter(source -> !marked.contains(source.folder()))
            .filter(source -> !marked.contains(source.mainFolder()))
            .map(SourceFile::folder)
            .collect(Collectors.toUnmodifiableSet());

    assertThat(unmarked).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void everyTestClass_inItsCode_assertsSomething() {
    Predicate<SourceFile> silent =
        source -> source.code().stream().noneMatch(line -> ASSERTION.matcher(line).find());

    assertThat(places(silent.and(SourceFile::isTestClass)))
        .as("test classes that assert nothing")
        .isEmpty();
  }

  private static List<String> places(Predicate<SourceFile> wrong) {
    return SOURCES.stream().filter(wrong).map(SourceFile::place).toList();
  }

  private static List<String> codeMatching(List<SourceFile> sources, Pattern pattern) {
    List<String> found = new ArrayList<>();
    for (SourceFile source : sources) {
      List<String> code = source.code();
      for (int i = 0; i < code.size(); i++) {
        if (pattern.matcher(code.get(i)).find()) {
          found.add(source.place() + ":" + (i + 1) + ": " + code.get(i).strip());
        }
      }
    }
    return found;
  }

  private static boolean cannotBreak(String line) {
    return line.startsWith("import ") || line.strip().matches("(\\*|//) \\S*https?://\\S+");
  }
}
