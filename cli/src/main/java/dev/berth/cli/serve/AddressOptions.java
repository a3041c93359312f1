package dev.berth.cli.serve;

import dev.berth.http.ServerSettings;
import picocli.CommandLine.Option;

/** The options that say where a server is. */
public final class AddressOptions {
  /** The port of a server unless another one is chosen. */
  public static final int PORT = 4280;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port (default: 4280); 0 for any that is free.")
  private int port = PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address (default: 127.0.0.1, which no other machine reaches).")
  private String host = ServerSettings.LOOPBACK;

  /** The port. */
  public int port() {
    return port;
  }

  /** The address. */
  public String host() {
    return host;
  }
}
