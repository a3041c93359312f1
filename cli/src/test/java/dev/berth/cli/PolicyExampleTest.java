package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy that docs/policies.md shows how to write, and others that users bring. */
class PolicyExampleTest {
  private static final String HEADROOM = "placement.policy=com.example.Headroom";

  @TempDir Path directory;

  @Test
  void policy_ofThePage_runsFromAJar() throws IOException {
    String jar = jar("Headroom", pageExample()).toString();

    Outcome run =
        berth(
            "run", "quickstart", "--class-path", jar, "--set", HEADROOM, "--no-report", "--quiet");
    Outcome binpack =
        berth("run", "quickstart", "--set", "placement.policy=binpack-memory", "--no-report");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(hash(run)).isNotEqualTo(hash(binpack));
    assertThat(berth("validate", "quickstart", "--class-path", jar, "--set", HEADROOM).out())
        .startsWith("ok  quickstart: ");
  }

  @Test
  void policy_ofADirectory_runsToo() throws IOException {
    Path classes = compile("Headroom", pageExample());

    assertThat(
            berth("validate", "quickstart", "--class-path", classes.toString(), "--set", HEADROOM)
                .code())
        .isZero();
  }

  @Test
  void policy_withoutItsClassPath_isNotFound() {
    Outcome outcome = berth("validate", "quickstart", "--set", HEADROOM);

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("there is no class 'com.example.Headroom'", "give its jar with --class-path");
  }

  @Test
  void policy_thatFailsInARun_isNamedWithItsLine() throws IOException {
    String broken = pageExample().replace("Math.max(1, offered)", "(offered - offered)");
    String jar = jar("Headroom", broken).toString();

    Outcome outcome =
        berth(
            "run", "quickstart", "--class-path", jar, "--set", HEADROOM, "--no-report", "--quiet");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err())
        .isEqualTo(
            "error: class 'com.example.Headroom' failed, ArithmeticException: / by zero\n"
                + "  = in Headroom.java, line 14\n");
  }

  @Test
  void classPath_thatCannotBeRead_isRefused() throws IOException {
    Path text = Files.writeString(directory.resolve("text.jar"), "no jar");

    assertThat(berth("validate", "quickstart", "--class-path", "missing.jar").err())
        .isEqualTo(
            "error: --class-path: there is no file 'missing.jar'\n"
                + "  = expected jars or directories with classes, with ':' between them\n");
    Outcome unreadable = berth("run", "quickstart", "--class-path", text.toString());
    assertThat(unreadable.code()).isEqualTo(2);
    assertThat(unreadable.err()).contains("'" + text + "' cannot be read as a jar");
  }

  @Test
  void policies_asTableAndJson_areAllThere() {
    assertThat(berth("policies").out())
        .startsWith("name ")
        .containsPattern("(?m)^ecs +Placement strategies")
        .containsPattern("(?m)^fgd +Fragmentation gradient descent");
    assertThat(berth("policies", "--format", "json").out())
        .contains(
            "\"alias\" : \"fragmentation-gradient-descent\"",
            "\"name\" : \"power-of-two-choices\"",
            "\"weighsResources\" : true");
  }

  private static String pageExample() {
    return MarkdownPage.read("docs/policies.md").blocks().stream()
        .filter(block -> block.isIn("java"))
        .map(MarkdownPage.Block::text)
        .findFirst()
        .orElseThrow();
  }

  private static String hash(Outcome run) {
    return run.out().replaceAll("(?s).*result ([0-9a-f]{16}).*", "$1");
  }

  private Path compile(String name, String source) throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".java"), source);
    Path classes = directory.resolve("classes");
    List<String> words =
        List.of(
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            file.toString());
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, OutputStream.nullOutputStream(), null, words.toArray(String[]::new));
    assertThat(code).isZero();
    return classes;
  }

  private Path jar(String name, String source) throws IOException {
    Path classes = compile(name, source);
    Path jar = directory.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      files.filter(Files::isRegularFile).forEach(file -> add(out, classes, file));
    }
    return jar;
  }

  private static void add(JarOutputStream out, Path classes, Path file) {
    try {
      out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
      out.write(Files.readAllBytes(file));
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
