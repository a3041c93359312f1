package dev.berth.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table TABLE =
      new Table(
          List.of("name", "usdPerHour", "note"),
          List.of(List.of("m5.large", 0.096, "a, \"b\""), List.of("big", 1e7, "x | y")));

  @Test
  void text_ofATable_alignsNumbersToTheRight() {
    assertThat(TABLE.text())
        .isEqualTo(
            """
            name      usdPerHour  note
            m5.large       0.096  a, "b"
            big         10000000  x | y
            """);
  }

  @Test
  void csv_ofATable_quotesWhatNeedsIt() {
    assertThat(TABLE.csv())
        .isEqualTo(
            """
            name,usdPerHour,note
            m5.large,0.096,"a, ""b""\"
            big,10000000,x | y
            """);
  }

  @Test
  void markdown_ofATable_escapesBars() {
    assertThat(TABLE.markdown())
        .isEqualTo(
            """
            | name | usdPerHour | note |
            |---|---:|---|
            | m5.large | 0.096 | a, "b" |
            | big | 10000000 | x \\| y |
            """);
  }

  @Test
  void json_ofATable_hasAnObjectForEachRow() {
    assertThat(TABLE.json().replaceAll("\\s+", " "))
        .contains(
            "{ \"name\" : \"m5.large\", \"usdPerHour\" : 0.096, \"note\" : \"a, \\\"b\\\"\" }")
        .contains("\"usdPerHour\" : 10000000,");
  }
}
