package dev.berth.http;

import dev.berth.engine.WorldSpecification;
import dev.berth.http.live.Journals;
import dev.berth.http.live.Pacing;
import dev.berth.scenarios.ScenarioException;
import dev.berth.scenarios.ScenarioReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Servers on ports of their own, and clients of them. */
final class ServerFixtures {
  /** Enough for what tests send that is no attack. */
  static final int MAX_BODY_BYTES = 100_000;

  /** So short that tests can wait for it. */
  static final long MAX_BODY_MILLIS = 500;

  /** Few, as each takes threads. */
  static final int MAX_WORLDS = 6;

  private static final String TWO_INSTANCES =
      """
      name: shop
      timing: brisk
      cluster:
        name: shop
        instances:
          web: {type: m5.large, count: 2, zones: [us-east-1a, us-east-1b]}
      """;

  private ServerFixtures() {}

  /** A cluster {@code shop} of two instances. */
  static Function<OptionalLong, WorldSpecification> shop() {
    return seed -> shop(seed.orElse(7));
  }

  private static WorldSpecification shop(long seed) {
    try {
      return ScenarioReader.read(
              "shop.yaml",
              TWO_INSTANCES,
              Path.of(""),
              List.of(),
              ServerFixtures.class.getClassLoader())
          .toWorld(OptionalLong.of(seed));
    } catch (ScenarioException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server around this beginning, as fast as it can. */
  static Server start(Function<OptionalLong, WorldSpecification> beginning) {
    return start(beginning, new Pacing(Pacing.MAX, false));
  }

  /** A server around this beginning. */
  static Server start(Function<OptionalLong, WorldSpecification> beginning, Pacing pacing) {
    return start(beginning, pacing, null);
  }

  /** A server around this beginning whose worlds are kept. */
  static Server start(
      Function<OptionalLong, WorldSpecification> beginning,
      Pacing pacing,
      @Nullable Journals journals) {
    return Server.start(
        new ServerSettings(
            ServerSettings.LOOPBACK,
            0,
            beginning,
            pacing,
            MAX_BODY_BYTES,
            MAX_BODY_MILLIS,
            MAX_WORLDS,
            journals));
  }

  /** A client of the usual account in the usual Region. */
  static EcsClient client(Server server) {
    return client(server, "AKIAIOSFODNN7EXAMPLE", Region.US_EAST_1);
  }

  /** A client with this access key, in this Region. */
  static EcsClient client(Server server, String accessKey, Region region) {
    return EcsClient.builder()
        .endpointOverride(URI.create(server.url()))
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .build();
  }
}
