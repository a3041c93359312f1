package dev.berth.http.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.berth.http.control.Asked.Beginning;
import dev.berth.http.control.Asked.Nothing;
import dev.berth.http.control.Asked.Rate;
import dev.berth.http.control.Asked.Step;
import dev.berth.http.control.Told.Clock;
import dev.berth.http.control.Told.Health;
import dev.berth.http.control.Told.Refused;
import dev.berth.http.control.Told.Reset;
import dev.berth.http.control.Told.WorldState;
import dev.berth.http.control.Told.WorldTime;
import dev.berth.http.control.Told.Worlds;
import dev.berth.http.live.LiveWorlds;
import dev.berth.http.live.LiveWorlds.Inhabited;
import dev.berth.http.live.Pacing;
import dev.berth.http.live.WorldFailedException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers what is asked below {@code /sim}. */
public final class ControlApi {
  /** Where all of it is. */
  public static final String PREFIX = "/sim/";

  /** Where what happens can be read along. */
  public static final String EVENTS = PREFIX + "events";

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final double NANOS = 1e9;
  private static final double MOST_SECONDS = 1e8;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final List<Endpoint> endpoints =
      List.of(
          get("health", "Whether the server is well", Health.class, this::health),
          get("clock", "How time passes", Clock.class, this::clock),
          post(
              "clock/pause",
              "Let no time pass",
              Nothing.class,
              Clock.class,
              _ -> pace(pacing().paused(true))),
          post(
              "clock/resume",
              "Let time pass again",
              Nothing.class,
              Clock.class,
              _ -> pace(pacing().paused(false))),
          post("clock/step", "Go on at once, paused or not", Step.class, Clock.class, this::step),
          post(
              "clock/speed",
              "Let time pass at another speed",
              Rate.class,
              Clock.class,
              this::speed),
          get("worlds", "All worlds", Worlds.class, this::worlds),
          post(
              "reset",
              "End all worlds; each begins anew when it is next called",
              Beginning.class,
              Reset.class,
              this::reset));

  private final LiveWorlds worlds;
  private final Executor executor;

  /**
   * The control of these worlds.
   *
   * @param executor for what takes a while
   */
  public ControlApi(LiveWorlds worlds, Executor executor) {
    this.worlds = worlds;
    this.executor = executor;
  }

  /** An answer in JSON. */
  public record Answer(int status, byte[] body) {}

  /** All that can be asked. */
  List<Endpoint> endpoints() {
    return endpoints;
  }

  /** The description of the API, as OpenAPI has it. */
  public byte[] description() {
    return JSON.writeValueAsBytes(OpenApi.of(endpoints));
  }

  /** Answers a request. */
  public CompletionStage<Answer> answer(String method, String path, byte[] body) {
    Endpoint endpoint = find(method, path);
    if (endpoint == null) {
      boolean known = endpoints.stream().anyMatch(each -> each.path().equals(path));
      return refused(
          known ? WRONG_METHOD : NOT_FOUND,
          known ? method + " is not answered here" : "there is nothing at " + path);
    }
    try {
      return endpoint
          .handler()
          .answer(properties(body, endpoint))
          .thenApply(told -> answer(OK, told));
    } catch (ControlException e) {
      return refused(BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Endpoint find(String method, String path) {
    for (Endpoint endpoint : endpoints) {
      if (endpoint.method().equals(method) && endpoint.path().equals(path)) {
        return endpoint;
      }
    }
    return null;
  }

  private CompletionStage<Health> health(Map<String, Object> asked) {
    boolean failing = worlds.all().stream().anyMatch(each -> each.world().failure() != null);
    return done(new Health(failing ? "failing" : "up", worlds.all().size()));
  }

  private CompletionStage<Clock> clock(Map<String, Object> asked) {
    List<WorldTime> times =
        worlds.all().stream()
            .map(each -> new WorldTime(each.arns().account(), each.arns().region(), now(each)))
            .toList();
    return done(new Clock(new Speed(pacing().speed()), pacing().paused(), times));
  }

  private CompletionStage<Clock> pace(Pacing pacing) {
    return worlds.pace(pacing).thenCompose(_ -> clock(Map.of()));
  }

  private CompletionStage<Clock> speed(Map<String, Object> asked) throws ControlException {
    Object speed = asked.get("speed");
    if (speed == null) {
      throw new ControlException("'speed' is missing");
    }
    return pace(pacing().speed(Speed.of(speed).rate()));
  }

  private CompletionStage<Clock> step(Map<String, Object> asked) throws ControlException {
    OptionalLong nanos = OptionalLong.empty();
    if (asked.get("seconds") instanceof Object seconds) {
      if (!(seconds instanceof Number number)
          || !(number.doubleValue() >= 0)
          || number.doubleValue() > MOST_SECONDS) {
        throw new ControlException("'seconds' is a number from 0 to %.0f".formatted(MOST_SECONDS));
      }
      nanos = OptionalLong.of(Math.round(number.doubleValue() * NANOS));
    }
    return worlds.step(nanos).thenCompose(_ -> clock(Map.of()));
  }

  private CompletionStage<Worlds> worlds(Map<String, Object> asked) {
    CompletionStage<List<WorldState>> states = done(List.of());
    for (Inhabited each : worlds.all()) {
      CompletionStage<String> hash = each.world().hash().exceptionally(_ -> "");
      states =
          states.thenCombine(
              hash,
              (before, known) -> {
                List<WorldState> all = new ArrayList<>(before);
                all.add(state(each, known));
                return all;
              });
    }
    return states.thenApply(Worlds::new);
  }

  private CompletionStage<Reset> reset(Map<String, Object> asked) throws ControlException {
    Object seed = asked.get("seed");
    if (seed != null && !(seed instanceof Integer || seed instanceof Long)) {
      throw new ControlException("'seed' is a whole number");
    }
    // Worlds end in their own time; a thread of the server's must not wait for them.
    return CompletableFuture.supplyAsync(
        () ->
            new Reset(
                worlds.reset(
                    seed instanceof Number number
                        ? OptionalLong.of(number.longValue())
                        : OptionalLong.empty())),
        executor);
  }

  private Pacing pacing() {
    return worlds.pacing();
  }

  private static WorldState state(Inhabited each, String hash) {
    WorldFailedException failure = each.world().failure();
    return new WorldState(
        each.arns().account(),
        each.arns().region(),
        each.epoch().moment().toString(),
        now(each),
        each.world().inputs(),
        each.world().waiting(),
        hash,
        failure == null ? null : failure.getMessage());
  }

  private static String now(Inhabited each) {
    return each.epoch().at(each.world().reached()).toString();
  }

  private static Map<String, Object> properties(byte[] body, Endpoint endpoint)
      throws ControlException {
    if (body.length == 0) {
      return Map.of();
    }
    try {
      if (JSON.readValue(body, Object.class) instanceof Map<?, ?> read) {
        Map<String, Object> properties = new LinkedHashMap<>();
        read.forEach((name, value) -> properties.put(String.valueOf(name), value));
        checkNames(properties, endpoint.asked());
        return properties;
      }
      throw new ControlException("the body is a JSON object, or nothing");
    } catch (JacksonException _) {
      throw new ControlException("the body is not JSON");
    }
  }

  private static void checkNames(Map<String, Object> properties, Class<?> asked)
      throws ControlException {
    List<String> known =
        Arrays.stream(asked.getRecordComponents()).map(RecordComponent::getName).toList();
    for (String name : properties.keySet()) {
      if (!known.contains(name)) {
        throw new ControlException("unknown property '%s'; known are %s".formatted(name, known));
      }
    }
  }

  private static Answer answer(int status, Told told) {
    return new Answer(status, JSON.writeValueAsBytes(told));
  }

  private static CompletionStage<Answer> refused(int status, String why) {
    return done(answer(status, new Refused(why)));
  }

  private static <T> CompletionStage<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  private static Endpoint get(
      String path, String summary, Class<? extends Told> told, Endpoint.Handler handler) {
    return new Endpoint("GET", PREFIX + path, summary, Nothing.class, told, handler);
  }

  private static Endpoint post(
      String path,
      String summary,
      Class<? extends Asked> asked,
      Class<? extends Told> told,
      Endpoint.Handler handler) {
    return new Endpoint("POST", PREFIX + path, summary, asked, told, handler);
  }
}
