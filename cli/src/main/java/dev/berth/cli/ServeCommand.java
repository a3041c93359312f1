package dev.berth.cli;

import dev.berth.cli.run.ClassPathOption;
import dev.berth.cli.run.RunSettings;
import dev.berth.cli.run.ScenarioSource;
import dev.berth.cli.serve.AddressOptions;
import dev.berth.cli.serve.Fingerprint;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Interruption;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.UserError;
import dev.berth.cli.terminal.Version;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.placement.TieBreak;
import dev.berth.http.PortTakenException;
import dev.berth.http.Server;
import dev.berth.http.ServerSettings;
import dev.berth.http.live.Journals;
import dev.berth.http.live.Pacing;
import dev.berth.http.live.UnsuitableJournalException;
import dev.berth.scenarios.Scenario;
import dev.berth.scenarios.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth serve}: answers AWS clients from a live world. */
@Command(
    name = "serve",
    description = "Serve the ECS API from a live world, to unmodified AWS clients.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  berth serve                        # an account that holds nothing yet",
      "  berth serve --instances 4          # a cluster 'default' to run tasks in",
      "  berth serve peak.yaml --speed 60 --port 8080"
    })
final class ServeCommand implements Callable<Integer> {
  private static final String BRISK = "brisk";

  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|NAME",
      description = "The scenario that each account begins with (default: nothing at all).")
  private @Nullable String scenario;

  @Mixin private AddressOptions address = new AddressOptions();

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = "Without a scenario: begin with a cluster 'default' of N idle m5.large.")
  private @Nullable Integer instances;

  @Option(
      names = "--speed",
      paramLabel = "X",
      converter = RunSettings.Speed.class,
      description = {
        "Let X simulated seconds pass in a real one (default: 1).",
        "With max, nothing that is going to happen is waited for."
      })
  private double speed = 1;

  @Option(names = "--paused", description = "Let no time pass until told to over HTTP.")
  private boolean paused;

  @Option(
      names = "--timing",
      paramLabel = "PROFILE",
      description = {
        "How long tasks take to start and stop: brisk (default), a second",
        "or so; realistic; instant; or scenario, as the scenario says."
      })
  private String timing = BRISK;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a property of the scenario first.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decide all chance by this seed instead of the scenario's.")
  private @Nullable Long seed;

  @Option(
      names = "--max-body",
      paramLabel = "BYTES",
      description = "Refuse requests with larger bodies (default: 1048576).")
  private int maxBodyBytes = ServerSettings.MAX_BODY_BYTES;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Keep a journal of all calls in DIR, and go on from what it holds.",
        "Without it, worlds end with the server."
      })
  private @Nullable Path dataDirectory;

  @Mixin private ClassPathOption classPath = new ClassPathOption();

  @Mixin private HelpOption help = new HelpOption();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ScenarioException, InterruptedException {
    if (scenario != null && instances != null) {
      throw new ParameterException(
          command.commandLine(), "a scenario and --instances exclude each other");
    }
    if (maxBodyBytes < 1) {
      throw new ParameterException(command.commandLine(), "--max-body must be 1 or more");
    }
    ServerSettings settings =
        new ServerSettings(
            address.host(),
            address.port(),
            beginning(),
            new Pacing(speed, paused),
            maxBodyBytes,
            ServerSettings.MAX_BODY_MILLIS,
            ServerSettings.MAX_WORLDS,
            journals());
    try (Interruption interruption =
            new Interruption(terminal, "stopping; once more ends it at once");
        Server server = start(settings)) {
      interruption.listen();
      announce(server);
      interruption.await();
    }
    return ExitCode.OK;
  }

  private Server start(ServerSettings settings) {
    try {
      return Server.start(settings);
    } catch (UnsuitableJournalException e) {
      throw new UserError(
          ExitCode.INVALID,
          String.valueOf(e.getMessage()),
          "start it with what it began with, or choose another --data-dir");
    } catch (PortTakenException e) {
      throw new UserError(
          ExitCode.INTERNAL,
          String.valueOf(e.getMessage()),
          "perhaps the port is taken: choose another with --port, or 0 for any that is free");
    }
  }

  private @Nullable Journals journals() throws ScenarioException {
    if (dataDirectory == null) {
      return null;
    }
    String text = "";
    if (scenario != null) {
      text = ScenarioSource.read(scenario, overrides, classPath.classes()).text();
    }
    // The rules of another version would make other worlds of the same calls.
    Object[] parts = {Version.ofBerth(), instances, timing, overrides, text};
    return new Journals(dataDirectory, Fingerprint.of(Arrays.toString(parts)));
  }

  private void announce(Server server) {
    terminal.out().println("berth serves ECS at " + server.url());
    terminal.out().flush();
    int port = server.address().getPort();
    String here = port == AddressOptions.PORT ? "" : " --port " + port;
    terminal
        .err()
        .println(
            "for AWS clients in a shell: eval \"$(%s env%s)\"".formatted(terminal.command(), here));
  }

  /** What each world begins with, unless another seed is asked for later. */
  private Function<OptionalLong, WorldSpecification> beginning() throws ScenarioException {
    OptionalLong own = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    if (scenario == null && instances == null) {
      TimingProfile profile = profile();
      return asked -> nothing(profile, asked.isPresent() ? asked : own);
    }
    List<String> all = new ArrayList<>(overrides);
    if (!timing.equals("scenario")) {
      all.add("timing=" + timing);
    }
    if (scenario != null) {
      return worlds(ScenarioSource.read(scenario, all, classPath.classes()), own);
    }
    all.add("cluster.instances.default.count=" + instances);
    return worlds(ScenarioSource.idle(all, classPath.classes()), own);
  }

  private static Function<OptionalLong, WorldSpecification> worlds(
      Scenario read, OptionalLong own) {
    return asked -> read.toWorld(asked.isPresent() ? asked : own);
  }

  private TimingProfile profile() {
    if (!overrides.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "--set changes a scenario, but none is given");
    }
    return switch (timing) {
      case "realistic" -> TimingProfile.REALISTIC;
      case "instant" -> TimingProfile.INSTANT;
      case BRISK, "scenario" -> TimingProfile.BRISK;
      default ->
          throw new ParameterException(
              command.commandLine(),
              "invalid value for option '--timing': '%s' is none of brisk, realistic, instant"
                  .formatted(timing));
    };
  }

  private static WorldSpecification nothing(TimingProfile profile, OptionalLong seed) {
    return new WorldSpecification(
        "", seed.orElse(1), List.of(), profile, TieBreak.RANDOM, List.of(), OptionalLong.empty());
  }
}
