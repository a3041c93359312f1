package dev.berth.cli;

import dev.berth.cli.run.OutputFormat;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Table;
import dev.berth.cli.terminal.Terminal;
import dev.berth.engine.placement.policy.KnownPolicies;
import dev.berth.engine.placement.policy.KnownPolicy;
import dev.berth.scenarios.spec.PolicyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code berth policies}: the placement policies by name. */
@Command(
    name = "policies",
    description = "List the placement policies that scenarios can name.",
    footerHeading = "%nExample:%n",
    footer = "  berth policies --format json")
final class PoliciesCommand implements Callable<Integer> {
  private static final String ECS_SENTENCE =
      "Placement strategies as in RunTask: what the scenario's strategies say.";

  private final Terminal terminal;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = OutputFormat.Converter.class,
      description = "Write table (default), json, csv or markdown.")
  private OutputFormat format = OutputFormat.TABLE;

  @Mixin private HelpOption help = new HelpOption();

  PoliciesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(format.of(format == OutputFormat.TABLE ? brief() : complete()));
    return ExitCode.OK;
  }

  /** What has room on a terminal. */
  private static Table brief() {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(PolicyNames.ECS, ECS_SENTENCE));
    KnownPolicies.all().forEach(policy -> rows.add(List.of(policy.name(), policy.sentence())));
    return new Table(List.of("name", "chooses"), rows);
  }

  private static Table complete() {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(PolicyNames.ECS, "", false, ECS_SENTENCE));
    KnownPolicies.all().forEach(policy -> rows.add(row(policy)));
    return new Table(List.of("name", "alias", "weighsResources", "chooses"), rows);
  }

  private static List<Object> row(KnownPolicy policy) {
    return List.of(
        policy.name(), String.join(" ", policy.aliases()), policy.isWeighing(), policy.sentence());
  }
}
