package dev.berth.http.control;

import dev.berth.http.live.LiveWorlds;
import dev.berth.http.live.LiveWorlds.Inhabited;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToDoubleFunction;

/** Figures of the server and its worlds for Prometheus. */
public final class Metrics {
  /** The type of what is exposed. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
  private final LiveWorlds worlds;
  private final Counter requests;
  private final Histogram seconds;

  /** The figures of a server around these worlds. */
  public Metrics(LiveWorlds worlds) {
    this.worlds = worlds;
    requests =
        Counter.builder()
            .name("berth_requests_total")
            .help("Calls of the ECS API that were answered")
            .labelNames("operation", "status")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("berth_request_seconds")
            .help("Real time from a call's body to its answer")
            .classicOnly()
            .labelNames("operation")
            .register(registry);
    ofWorlds(
        "berth_world_seconds",
        "How far the world's time has come",
        each -> each.world().reached() / NANOS);
    ofWorlds("berth_world_calls", "Calls that the world has taken", each -> each.world().inputs());
    ofWorlds(
        "berth_world_waiting", "Calls that wait for the world", each -> each.world().waiting());
    ofWorlds(
        "berth_world_failed",
        "1 if the world has ended with an error",
        each -> each.world().failure() == null ? 0 : 1);
  }

  /**
   * Counts a call.
   *
   * @param operation empty if it was none of the API's
   */
  public void answered(String operation, int status, long nanos) {
    String name = operation.isEmpty() ? "unknown" : operation;
    requests.labelValues(name, Integer.toString(status)).inc();
    seconds.labelValues(name).observe(nanos / NANOS);
  }

  /** All figures as text. */
  public byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toByteArray();
  }

  private void ofWorlds(String name, String help, ToDoubleFunction<Inhabited> figure) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("account", "region")
        .callback(callback ->
            worlds
                .all()
                .forEach(each ->
                    callback.call(
                        figure.applyAsDouble(each), each.arns().account(), each.arns().region())))
        .register(registry);
  }
}
