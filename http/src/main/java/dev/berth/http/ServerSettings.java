package dev.berth.http;

import dev.berth.engine.WorldSpecification;
import dev.berth.http.live.Journals;
import dev.berth.http.live.Pacing;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a server is set.
 *
 * @param host the address it listens at
 * @param port 0 for any that is free
 * @param beginning what each world begins with, with this seed if one is given
 * @param maxBodyBytes the largest body of a request
 * @param maxBodyMillis how long a body may take to come in
 * @param maxWorlds how many accounts and Regions there may be
 * @param journals where worlds are kept; {@code null} if they end with the server
 */
public record ServerSettings(
    String host,
    int port,
    Function<OptionalLong, WorldSpecification> beginning,
    Pacing pacing,
    int maxBodyBytes,
    long maxBodyMillis,
    int maxWorlds,
    @Nullable Journals journals) {
  /** Bodies as large as anybody needs: a RegisterTaskDefinition has 64 KiB. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  /** Longer than anybody takes who means it. */
  public static final long MAX_BODY_MILLIS = 10_000;

  /** More than anybody needs. */
  public static final int MAX_WORLDS = 64;

  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";
}
