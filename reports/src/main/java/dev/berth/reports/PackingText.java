package dev.berth.reports;

import dev.berth.engine.packing.Packing;
import dev.berth.engine.packing.Stranded;
import dev.berth.engine.record.Summary;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** How well tasks were packed, in words. */
public final class PackingText {
  private static final double TO_BE_SEEN = 0.0005;

  private PackingText() {}

  /** Rows of a terminal report by name; none when nothing was placed. */
  static SequencedMap<String, String> rows(Summary summary) {
    Packing packing = summary.packing();
    SequencedMap<String, String> rows = new LinkedHashMap<>();
    if (packing.instancesInUse() > 0) {
      rows.put("packing", bound(packing));
      rows.put("stranded", stranded(packing.strandedAtPeak(), summary.peak().gpus() > 0));
    }
    return rows;
  }

  private static String bound(Packing packing) {
    String inUse = instances(packing.instancesInUse()) + " in use at most, ";
    return packing.instancesNeeded() == packing.instancesInUse()
        ? inUse + "and no policy could do with fewer"
        : inUse
            + "no policy could do with fewer than %s: %s of the bound"
                .formatted(Numbers.grouped(packing.instancesNeeded()), efficiency(packing));
  }

  /** {@code 0.98}, rounded down: 1 only where the bound was reached. */
  public static String efficiency(Packing packing) {
    return Numbers.grouped(Math.floor(packing.efficiency() * 1_000) / 1_000, 3);
  }

  /** What common tasks could not use of what was free at the peak. */
  public static String stranded(Stranded atPeak, boolean withGpus) {
    boolean nothing = Math.max(atPeak.cpu(), Math.max(atPeak.memory(), atPeak.gpu())) < TO_BE_SEEN;
    if (nothing) {
      return "nothing of what was free at the peak";
    }
    String gpus = withGpus ? ", " + Numbers.percent(atPeak.gpu()) + " of free GPUs" : "";
    return "%s of free CPU, %s of free memory%s at the peak"
        .formatted(Numbers.percent(atPeak.cpu()), Numbers.percent(atPeak.memory()), gpus);
  }

  private static String instances(int count) {
    return Numbers.grouped(count) + (count == 1 ? " instance" : " instances");
  }
}
