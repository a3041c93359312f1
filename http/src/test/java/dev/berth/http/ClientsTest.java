package dev.berth.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.berth.engine.WorldSpecification;
import dev.berth.engine.lifecycle.TimingProfile;
import dev.berth.engine.placement.TieBreak;
import dev.berth.http.live.Pacing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS clients of other languages, where they are installed, in sessions of their own. */
@Tag("long")
class ClientsTest {
  private static final long LONGEST_SECONDS = 180;

  @TempDir Path temporary;

  @Test
  void boto3_withAnEmptyAccount_findsEverythingAsExpected() throws Exception {
    assumeTrue(succeeds("python3", "-c", "import boto3"), "boto3 is not installed");
    Function<OptionalLong, WorldSpecification> nothing =
        _ ->
            new WorldSpecification(
                "",
                1,
                List.of(),
                TimingProfile.BRISK,
                TieBreak.LOWEST,
                List.of(),
                OptionalLong.empty());

    check("python3", "boto_session.py", nothing);
  }

  @Test
  void awsCommandLine_withACluster_findsEverythingAsExpected() throws Exception {
    assumeTrue(succeeds("aws", "--version"), "the AWS command line is not installed");

    check("sh", "aws_session.sh", ServerFixtures.shop());
  }

  private void check(
      String interpreter, String script, Function<OptionalLong, WorldSpecification> beginning)
      throws IOException, InterruptedException {
    Path file = temporary.resolve(script);
    try (InputStream text =
        Objects.requireNonNull(ClientsTest.class.getResourceAsStream(script), script)) {
      Files.write(file, text.readAllBytes());
    }
    try (Server server = ServerFixtures.start(beginning, new Pacing(1, false))) {
      Path out = temporary.resolve("out");
      Process process =
          new ProcessBuilder(interpreter, file.toString(), server.url())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      process.destroy();

      assertThat(Files.readString(out, StandardCharsets.UTF_8)).isEqualTo("done\n");
      assertThat(ended).isTrue();
    }
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }
}
