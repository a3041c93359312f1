package dev.berth.cli;

import static dev.berth.cli.CommandFixtures.berth;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.CommandFixtures.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** {@code serve} where it does not come to serve, and {@code env}. */
class ServeCommandTest {
  @Test
  void env_withoutOptions_pointsClientsAtTheUsualServer() {
    assertThat(berth("env"))
        .isEqualTo(
            new Outcome(
                0,
                """
                export AWS_ENDPOINT_URL_ECS=http://127.0.0.1:4280
                export AWS_ACCESS_KEY_ID=123456789012
                export AWS_SECRET_ACCESS_KEY=berth
                export AWS_REGION=us-east-1
                export AWS_DEFAULT_REGION=us-east-1
                unset AWS_PROFILE AWS_SESSION_TOKEN
                """,
                ""));
  }

  @Test
  void env_ofAnotherServerAndAccount_pointsClientsThere() {
    Outcome outcome =
        berth(
            "env",
            "--host",
            "::1",
            "--port",
            "8080",
            "--account",
            "210987654321",
            "--region",
            "eu west; rm");

    assertThat(outcome.out())
        .contains("export AWS_ENDPOINT_URL_ECS='http://[::1]:8080'\n")
        .contains("export AWS_ACCESS_KEY_ID=210987654321\n")
        .contains("export AWS_REGION='eu west; rm'\n");
  }

  @Test
  void env_ofAnAccountThatIsNone_isRefused() {
    Outcome outcome = berth("env", "--account", "12345");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("error: --account must have twelve digits\n");
  }

  @Test
  void serve_atAPortThatIsTaken_saysWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThat(berth("serve", "--port", Integer.toString(port)))
          .isEqualTo(
              new Outcome(
                  1,
                  "",
                  """
                  error: cannot listen at 127.0.0.1:%d
                    = perhaps the port is taken: choose another with --port, \
                  or 0 for any that is free
                  """
                      .formatted(port)));
    }
  }

  @Test
  void serve_withOptionsThatDoNotGoTogether_isRefused() {
    assertThat(berth("serve", "quickstart", "--instances", "2").err())
        .startsWith("error: a scenario and --instances exclude each other\n");
    assertThat(berth("serve", "--set", "seed=2").err())
        .startsWith("error: --set changes a scenario, but none is given\n");
    assertThat(berth("serve", "--timing", "slow").err())
        .startsWith("error: invalid value for option '--timing': 'slow' is none of brisk,");
    assertThat(berth("serve", "--max-body", "0").err())
        .startsWith("error: --max-body must be 1 or more\n");
    assertThat(berth("serve", "nowhere.yaml").code()).isEqualTo(3);
  }
}
