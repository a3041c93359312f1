package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped traces, run as users run them, with the figures of exact replays. */
@Tag("long")
class LibraryTest {
  private static final String COUNT = "cluster.instances.nodes.count=";

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"277, 6", "250, 8", "200, 8"})
  void surf2022_withThatManyNodes_meetsItsExpectations(int nodes, int expectations) {
    check(berth("run", "surf-2022", "--set", COUNT + nodes, "--out", out()), expectations);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, first-fit",
    "1000, binpack-cpu",
    "1000, binpack-memory",
    "600, first-fit",
    "600, binpack-cpu",
    "600, binpack-memory",
    "600, spread-instance",
    "400, first-fit",
    "400, binpack-cpu",
    "400, binpack-memory",
    "400, spread-instance"
  })
  void azure2017_withThatPool_meetsItsExpectations(int nodes, String policy) {
    String count = COUNT + nodes;
    String chain = "placement.policy=" + policy;

    check(berth("run", "azure-2017", "--set", count, "--set", chain, "--out", out()), 7);
  }

  private String out() {
    return temporary.toString();
  }

  private static void check(Outcome outcome, int expectations) {
    assertThat(outcome.out())
        .startsWith("█ EXPECTATIONS  %d of %d met\n".formatted(expectations, expectations));
    assertThat(outcome.code()).isZero();
  }
}
