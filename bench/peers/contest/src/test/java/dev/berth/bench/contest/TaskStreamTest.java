package dev.berth.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskStreamTest {
  @Test
  void stream_ofMoreTasks_beginsAlike() {
    TaskStream few = TaskStream.of(100, 10);
    TaskStream many = TaskStream.of(1_000, 10);

    assertThat(IntStream.range(0, 100))
        .allMatch(task -> few.cpus(task) == many.cpus(task))
        .allMatch(task -> few.memoryMiB(task) == many.memoryMiB(task));
  }

  @Test
  void fewestHosts_ofTheComparedStream_isItsCpusInHosts() {
    TaskStream stream = TaskStream.of(20_000, 5_000);
    int cpus = IntStream.range(0, stream.tasks()).map(stream::cpus).sum();

    assertThat(stream.fewestHosts()).isEqualTo((cpus + 15) / 16).isEqualTo(2_896);
  }
}
