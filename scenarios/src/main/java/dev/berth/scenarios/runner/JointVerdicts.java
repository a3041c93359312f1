package dev.berth.scenarios.runner;

import dev.berth.scenarios.expectation.Expectation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Expectations about several runs of a scenario together. */
public final class JointVerdicts {
  private JointVerdicts() {}

  /**
   * The same runs, with what they say together in place of what each says of a mean by itself.
   *
   * @param expectations the scenario's, in the order of the runs' outcomes
   */
  public static List<RunOutcome> judge(List<Expectation> expectations, List<RunOutcome> runs) {
    List<RunOutcome> judged = new ArrayList<>(runs);
    for (int i = 0; i < expectations.size() && runs.size() > 1; i++) {
      if (expectations.get(i).mean()) {
        Expectation.Outcome joint = joint(expectations.get(i), runs);
        for (int run = 0; run < judged.size(); run++) {
          List<Expectation.Outcome> outcomes = new ArrayList<>(judged.get(run).expectations());
          outcomes.set(i, joint);
          judged.set(run, judged.get(run).with(outcomes));
        }
      }
    }
    return judged;
  }

  private static Expectation.Outcome joint(Expectation expectation, List<RunOutcome> runs) {
    Estimate estimate =
        Estimate.of(
            runs.stream()
                .mapToDouble(run -> expectation.metric().of(run.result().summary()).doubleValue())
                .toArray());
    double mean = estimate.mean();
    String interval =
        estimate
            .halfWidth()
            .filter(Double::isFinite)
            .map(half -> shown(expectation, mean - half) + " to " + shown(expectation, mean + half))
            .orElse("");
    return expectation.evaluate(mean, " (%s, %d runs)".formatted(interval, runs.size()));
  }

  private static String shown(Expectation expectation, double value) {
    return expectation.shown(BigDecimal.valueOf(value));
  }
}
