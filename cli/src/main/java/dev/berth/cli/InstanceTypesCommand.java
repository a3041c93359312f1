package dev.berth.cli;

import dev.berth.cli.run.OutputFormat;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Table;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.UserError;
import dev.berth.engine.model.InstanceType;
import dev.berth.engine.model.Resources;
import dev.berth.scenarios.catalogue.InstanceCatalogue;
import dev.berth.scenarios.source.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth instance-types}: the catalogue. */
@Command(
    name = "instance-types",
    description = "List the EC2 instance types that scenarios can name.",
    footerHeading = "%nExample:%n",
    footer = "  berth instance-types c5 --format csv")
final class InstanceTypesCommand implements Callable<Integer> {
  private static final List<String> HEADERS =
      List.of("name", "cpuUnits", "memoryMiB", "gpus", "enis", "trunkTasks", "usdPerHour");

  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = OutputFormat.Converter.class,
      description = "Write table (default), json, csv or markdown.")
  private OutputFormat format = OutputFormat.TABLE;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILTER",
      description = "Only types whose name contains this.")
  private String filter = "";

  @Mixin private HelpOption help = new HelpOption();

  InstanceTypesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var types = InstanceCatalogue.bundled().types();
    String wanted = filter.toLowerCase(Locale.ROOT);
    List<List<Object>> rows =
        types.values().stream()
            .filter(type -> type.name().contains(wanted))
            .map(InstanceTypesCommand::row)
            .toList();
    if (rows.isEmpty()) {
      throw new UserError(
          ExitCode.USAGE,
          "no instance type's name contains '" + filter + "'",
          Nearest.hint(filter, types.keySet()));
    }
    terminal.out().print(format.of(new Table(HEADERS, rows)));
    return ExitCode.OK;
  }

  private static List<Object> row(InstanceType type) {
    return List.of(
        type.name(),
        type.registered().cpuUnits(),
        type.registered().memoryMiB(),
        type.registered().gpuMilli() / Resources.WHOLE_GPU,
        type.maxNetworkInterfaces(),
        type.trunkTasks(),
        type.hourlyPriceUsd());
  }
}
