package dev.berth.reports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The waits and start times of a run as an HdrHistogram log, with the tags {@code wait} and {@code
 * start}; values in microseconds, the interval's end and maximum in seconds.
 */
public final class HistogramLog {
  private static final double MICROS_PER_SECOND = 1e6;

  private HistogramLog() {}

  /** The text of a {@code .hlog} file; it holds no wall-clock time. */
  public static String render(RunReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HistogramLogWriter log =
        new HistogramLogWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    double end = report.result().summary().simulatedSeconds();
    log.outputComment("[berth: task waits and start times, in simulated time]");
    log.outputLogFormatVersion();
    log.outputBaseTime(0);
    log.outputLegend();
    write(log, "wait", report.result().waitMicros(), end);
    write(log, "start", report.result().startMicros(), end);
    log.close();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The histograms of a {@code .hlog} text by tag. */
  static Map<String, Histogram> read(String text) {
    Map<String, Histogram> histograms = new LinkedHashMap<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (HistogramLogReader log = new HistogramLogReader(new ByteArrayInputStream(bytes))) {
      while (log.hasNext()) {
        if (log.nextIntervalHistogram() instanceof Histogram histogram) {
          histograms.put(String.valueOf(histogram.getTag()), histogram);
        }
      }
    }
    return histograms;
  }

  private static void write(HistogramLogWriter log, String tag, Histogram histogram, double end) {
    Histogram tagged = histogram.copy();
    tagged.setTag(tag);
    log.outputIntervalHistogram(0, end, tagged, MICROS_PER_SECOND);
  }
}
