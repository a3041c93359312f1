package dev.berth.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.berth.http.control.ControlApi;
import dev.berth.http.control.Metrics;
import dev.berth.http.ecs.EcsApi;
import dev.berth.http.live.LiveWorlds;
import dev.berth.http.live.NoticeBoard;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;

/** A server that is up: live worlds, and the APIs in front of them. */
public final class Server implements AutoCloseable {
  /** Pekko's dispatcher for what waits. */
  private static final String BLOCKING = "pekko.actor.default-blocking-io-dispatcher";

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ActorSystem system;
  private final LiveWorlds worlds;
  private final EventStream events;
  private final ServerBinding binding;

  private Server(ActorSystem system, LiveWorlds worlds, EventStream events, ServerBinding binding) {
    this.system = system;
    this.worlds = worlds;
    this.events = events;
    this.binding = binding;
  }

  /**
   * Starts a server.
   *
   * @throws PortTakenException if it cannot listen where it is to
   * @throws dev.berth.http.live.UnsuitableJournalException if it cannot go on from its journals
   */
  public static Server start(ServerSettings settings) {
    Config config =
        ConfigFactory.parseResources(Server.class, "server.conf")
            .withFallback(ConfigFactory.load())
            .resolve();
    NoticeBoard board = new NoticeBoard();
    LiveWorlds worlds = worlds(settings, board);
    ActorSystem system = ActorSystem.create("berth-http", config);
    EventStream events = new EventStream(system, board);
    Gate gate =
        new Gate(
            system,
            new Gate.Apis(
                new EcsApi(worlds, system.dispatcher()),
                new ControlApi(worlds, system.dispatchers().lookup(BLOCKING)),
                new Metrics(worlds),
                events),
            new Gate.Limits(settings.maxBodyBytes(), settings.maxBodyMillis()),
            System::nanoTime);
    CompletionStage<ServerBinding> binding =
        Http.get(system).newServerAt(settings.host(), settings.port()).bind(gate::answer);
    try {
      return new Server(system, worlds, events, binding.toCompletableFuture().join());
    } catch (CompletionException e) {
      system.terminate();
      worlds.close();
      throw new PortTakenException(settings.host(), settings.port(), e);
    }
  }

  private static LiveWorlds worlds(ServerSettings settings, NoticeBoard board) {
    return new LiveWorlds(
        new LiveWorlds.Setup(
            settings.beginning(),
            board,
            settings.maxWorlds(),
            settings.pacing(),
            InstantSource.system(),
            System::nanoTime,
            settings.journals() == null
                ? null
                : new LiveWorlds.Memory(settings.journals(), EcsApi::understand)));
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Its URL. */
  public String url() {
    String host =
        address().getAddress().isAnyLocalAddress() ? "127.0.0.1" : address().getHostString();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address().getPort();
  }

  /** The worlds behind it. */
  public LiveWorlds worlds() {
    return worlds;
  }

  /** Takes no more connections, answers what has come in, and ends. */
  @Override
  public void close() {
    events.close();
    binding.terminate(GRACE).toCompletableFuture().join();
    worlds.close();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
