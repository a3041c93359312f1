package dev.berth.reports;

import dev.berth.engine.record.RunResult;
import java.util.List;

/**
 * All that a report says about one run.
 *
 * @param name name of the scenario
 * @param description what the scenario is about, in words; may be empty
 * @param scenario text of the scenario file, as it was read
 * @param seed what all chance in the run derives from
 * @param timing name of the timing profile
 * @param verdicts one for each of the scenario's expectations, in its order
 */
public record RunReport(
    String name,
    String description,
    String scenario,
    long seed,
    String timing,
    RunResult result,
    Provenance provenance,
    List<Verdict> verdicts) {
  public RunReport {
    verdicts = List.copyOf(verdicts);
  }

  /** How many expectations were met. */
  public long metCount() {
    return verdicts.stream().filter(Verdict::met).count();
  }

  /** Whether there is nothing to complain about: every expectation was met. */
  public boolean allMet() {
    return metCount() == verdicts.size();
  }
}
