package dev.berth.scenarios.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.engine.SeededTest;
import dev.berth.engine.random.RandomStreams;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({"1 vCPU, 1024", ".25vcpu, 256", "256 units, 256", "0.5 VCPU, 512", "0, 0"})
  void cpu_asWritten_isInUnits(String text, int units) throws UnitException {
    assertThat(CpuAmount.parse(text, false).units()).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({"512 MiB, 512", "2GiB, 2048", "2 GB, 2048", "1.5 gb, 1536", "1 TiB, 1048576"})
  void memory_asWritten_isInMebibytes(String text, int mebibytes) throws UnitException {
    assertThat(MemoryAmount.parse(text, false).mebibytes()).isEqualTo(mebibytes);
  }

  @Test
  void number_withoutUnit_isForEcsToUnderstandOnly() throws UnitException {
    assertThat(CpuAmount.parse("256", true).units()).isEqualTo(256);
    assertThat(MemoryAmount.parse("512", true).mebibytes()).isEqualTo(512);
    assertThatThrownBy(() -> CpuAmount.parse("16", false))
        .hasMessage("ambiguous: 16")
        .extracting(fault -> ((UnitException) fault).hint())
        .isEqualTo("write 16 vCPU or 16 units");
  }

  @Test
  void amount_thatIsNotWhole_isRefused() {
    assertThatThrownBy(() -> CpuAmount.parse("0.0001 vCPU", false))
        .hasMessageStartingWith("too fine");
    assertThatThrownBy(() -> MemoryAmount.parse("100 KiB", false))
        .hasMessageStartingWith("too fine");
    assertThatThrownBy(() -> MemoryAmount.parse("1e99 MiB", false))
        .isInstanceOf(UnitException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "5/s, 1, 200000000",
    "30/min, 1, 2000000000",
    "0.5/s, 1, 2000000000",
    "0.3/h, 1, 12000000000000",
    "7/us, 7, 1000",
  })
  void rate_asWritten_isInLowestTerms(String text, long events, long nanos) throws UnitException {
    assertThat(Rate.parse(text)).isEqualTo(new Rate(events, nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "5, ambiguous: 5",
    "0/s, a rate of zero: 0/s",
    "5s, not a rate: '5s'",
    "5 tasks/s, not a rate: '5 tasks/s'",
    "5/parsec, unknown unit of time 'parsec'",
    "99999999999/s, too large: 99999999999/s",
  })
  void rate_thatIsNone_isRefused(String text, String message) {
    assertThatThrownBy(() -> Rate.parse(text))
        .isInstanceOf(UnitException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"1%, 0.01", "0.01, 0.01", "100 %, 1", "50 percent, 0.5", "0, 0"})
  void share_asWritten_isBetweenZeroAndOne(String text, double value) throws UnitException {
    assertThat(Share.parse(text).value()).isEqualTo(value);
  }

  @Test
  void share_aboveTheWhole_isRefused() {
    assertThatThrownBy(() -> Share.parse("20"))
        .extracting(fault -> ((UnitException) fault).hint())
        .isEqualTo("write 20% if you mean percent");
    assertThatThrownBy(() -> Share.parse("101%")).hasMessage("more than the whole: 101%");
  }

  @SeededTest(runs = 100)
  void memory_inAnyUnit_isTheSameAmount(long seed) throws UnitException {
    UniformRandomProvider random = RandomStreams.of(seed).stream();
    int gibibytes = random.nextInt(1, 1 << 15);

    assertThat(MemoryAmount.parse(gibibytes + " GiB", false))
        .isEqualTo(MemoryAmount.parse(gibibytes * 1024L + " MiB", false))
        .isEqualTo(MemoryAmount.parse(gibibytes * 1048576L + "KiB", false))
        .isEqualTo(MemoryAmount.parse((gibibytes << 10) + "", true));
  }
}
