package dev.berth.cli;

import dev.berth.cli.serve.AddressOptions;
import dev.berth.cli.terminal.CommandText;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth env}: what a shell needs so that AWS clients find the server. */
@Command(
    name = "env",
    description = "Print what makes AWS clients in a shell call the server.",
    footerHeading = "%nExamples:%n",
    footer = {"  eval \"$(berth env)\"", "  eval \"$(berth env --port 8080 --region eu-west-1)\""})
final class EnvCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Mixin private AddressOptions address = new AddressOptions();

  @Option(
      names = "--account",
      paramLabel = "DIGITS",
      description = "The account, twelve digits (default: 123456789012).")
  private String account = "123456789012";

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The Region (default: us-east-1).")
  private String region = "us-east-1";

  @Mixin private HelpOption help = new HelpOption();

  EnvCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!account.matches("\\d{12}")) {
      throw new ParameterException(command.commandLine(), "--account must have twelve digits");
    }
    String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL_ECS", "http://" + host + ":" + address.port());
    variables.put("AWS_ACCESS_KEY_ID", account);
    variables.put("AWS_SECRET_ACCESS_KEY", "berth");
    variables.put("AWS_REGION", region);
    variables.put("AWS_DEFAULT_REGION", region);
    variables.forEach((name, value) ->
        terminal.out().println("export " + name + "=" + CommandText.of(List.of(value))));
    // What would lead clients to a real account.
    terminal.out().println("unset AWS_PROFILE AWS_SESSION_TOKEN");
    return ExitCode.OK;
  }
}
