package dev.berth.bench;

import dev.berth.engine.record.RunResult;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioReader;
import dev.berth.scenarios.runner.RunOptions;
import dev.berth.scenarios.runner.RunOutcome;
import dev.berth.scenarios.runner.ScenarioRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Scenarios of the library in a fresh JVM each: real traces, every expectation checked. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LibraryScenarioBenchmark {
  /** A scenario of {@code scenarios/library}. */
  @Param({"surf-2022", "azure-2017"})
  public String scenario;

  /** Reads the scenario, runs it, and holds its expectations against the result. */
  @Benchmark
  public RunResult run() throws ScenarioException {
    Path file = Path.of("scenarios", "library", scenario + ".yaml");
    Scenario read = ScenarioReader.read(file, List.of());
    RunOutcome outcome = ScenarioRunner.run(read, RunOptions.batch(2));
    if (!outcome.allMet()) {
      throw new IllegalStateException("not as expected: " + outcome.expectations());
    }
    System.out.printf("%n  %s: result %s%n", scenario, outcome.result().resultHash());
    return outcome.result();
  }
}
