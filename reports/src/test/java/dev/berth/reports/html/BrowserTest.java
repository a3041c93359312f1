package dev.berth.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.reports.ReportFixtures;
import dev.berth.reports.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens reports in a real browser; the page's script notes in attributes what it drew. */
@Tag("long")
class BrowserTest {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final long TIMEOUT_SECONDS = 60;

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"1280,2000", "800,2000", "360,2000"})
  void page_inAnyWindow_drawsEveryChartWithoutAnError(String window) throws Exception {
    Opened page = open(ReportFixtures.busy(), "--window-size=" + window);

    assertThat(page.dom()).contains("data-charts=\"9\" data-drawn=\"9\"");
    assertThat(page.dom()).doesNotContain("data-error");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void page_inDarkColours_drawsEveryChartWithoutAnError() throws Exception {
    Opened page = open(ReportFixtures.busy(), "--blink-settings=preferredColorScheme=0");

    assertThat(page.dom()).contains("data-drawn=\"9\"").doesNotContain("data-error");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void page_withoutTasks_drawsNothingWithoutAnError() throws Exception {
    Opened page = open(ReportFixtures.empty(), "--window-size=1280,2000");

    assertThat(page.dom())
        .contains("data-charts=\"0\" data-drawn=\"0\"")
        .doesNotContain("data-error");
    assertThat(page.console()).isEmpty();
  }

  @Test
  void page_withAHostileScenario_runsNoneOfIt() throws Exception {
    String hostile = "</code><script>document.title='taken'</script><img src=x onerror=alert(1)>";
    Opened page =
        open(
            ReportFixtures.withScenario(ReportFixtures.busy(), hostile, hostile, hostile),
            "--hide-scrollbars");

    assertThat(page.dom()).doesNotContain("<title>taken").contains("data-drawn=\"9\"");
    assertThat(page.console()).isEmpty();
  }

  private Opened open(RunReport report, String option) throws IOException, InterruptedException {
    assertThat(BROWSER).as("this test needs a browser: apt-get install chromium").isExecutable();
    Path file = Files.writeString(temporary.resolve("report.html"), HtmlReport.render(report));
    Path dom = temporary.resolve("dom");
    Path log = temporary.resolve("log");
    List<String> command = new ArrayList<>(List.of(BROWSER.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            "--virtual-time-budget=5000",
            "--user-data-dir=" + temporary.resolve("profile"),
            option,
            "--dump-dom",
            file.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("the browser ends within %d s", TIMEOUT_SECONDS).isTrue();
    List<String> console =
        Files.readAllLines(log).stream().filter(line -> line.contains("CONSOLE")).toList();
    return new Opened(Files.readString(dom), console);
  }

  private record Opened(String dom, List<String> console) {}
}
