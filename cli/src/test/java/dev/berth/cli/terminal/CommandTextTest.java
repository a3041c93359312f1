package dev.berth.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTextTest {
  @Test
  void text_ofAwkwardWords_isReadBackByAShell() throws Exception {
    List<String> words = List.of("plain", "with space", "it's", "", "$HOME", "a=b", "é*?", "\"");

    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + CommandText.of(words)).start();

    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(read.split("\n", -1)).startsWith(words.toArray(String[]::new));
  }

  @Test
  void text_ofHarmlessWords_isUnquoted() {
    assertThat(CommandText.of(List.of("berth", "run", "a/b-1.yaml", "--set", "x.y=1,2")))
        .isEqualTo("berth run a/b-1.yaml --set x.y=1,2");
  }
}
