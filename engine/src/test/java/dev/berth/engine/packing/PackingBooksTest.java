package dev.berth.engine.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.SeededTest;
import dev.berth.engine.model.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingBooksTest {
  private static final long SECOND = 1_000_000_000;
  private static final Resources HALF = Resources.of(50, 10);

  @Test
  void run_spreadOverTooManyInstances_saysHowManyWereNeeded() {
    PackingBooks books = books(Collections.nCopies(4, Resources.of(100, 100)));
    books.submitted(0, 4, HALF);
    for (int instance = 0; instance < 4; instance++) {
      books.placed(SECOND, instance, HALF, 0);
    }
    books.released(2 * SECOND, 3, HALF, 0);
    books.placed(3 * SECOND, 2, HALF, 0);
    books.end(4 * SECOND);

    Packing packing = books.packing();
    assertThat(packing.instancesInUse()).isEqualTo(4);
    assertThat(packing.instancesNeeded()).isEqualTo(2);
    assertThat(packing.neededByVolume()).isEqualTo(2);
    assertThat(packing.efficiency()).isEqualTo(0.5);
  }

  @Test
  void stranded_atThePeakAndAtTheEnd_areOfThoseMoments() {
    PackingBooks books = books(Collections.nCopies(2, Resources.of(100, 100)));
    books.submitted(0, 3, HALF);
    books.placed(SECOND, 0, HALF, 0);
    books.placed(SECOND, 0, HALF, 0);
    books.placed(2 * SECOND, 1, HALF, 0);
    books.released(3 * SECOND, 0, HALF, 0);
    books.released(3 * SECOND, 0, HALF, 0);
    books.end(10 * SECOND);

    assertThat(books.packing().strandedAtPeak()).isEqualTo(new Stranded(0, 80.0 / 170, 0));
    assertThat(books.packing().strandedAtEnd()).isEqualTo(Stranded.NOTHING);
    assertThat(books.peakTime()).isEqualTo(2 * SECOND);
    assertThat(books.freeAtPeak())
        .containsExactly(new FreeSpot(0, 1, 0, 80, 0, 1), new FreeSpot(1, 1, 50, 90, 0, 0));
  }

  @Test
  void stranded_overTime_isTheMeanOfWholeSeconds() {
    PackingBooks books = books(List.of(Resources.of(100, 100)));
    books.submitted(0, 1, HALF);
    books.placed(2 * SECOND, 0, Resources.of(60, 60), 0);
    books.end(5 * SECOND);

    assertThat(books.packing().strandedMean())
        .as("nothing after one second, all of it after two, three and four")
        .isEqualTo(new Stranded(0.75, 0.75, 0));
  }

  @Test
  void run_withoutTasks_hasNothingToImprove() {
    PackingBooks books = books(Collections.nCopies(2, Resources.of(100, 100)));
    books.end(SECOND);

    assertThat(books.packing())
        .isEqualTo(new Packing(0, 0, 0, 1, Stranded.NOTHING, Stranded.NOTHING, Stranded.NOTHING));
    assertThat(books.freeAtPeak()).containsExactly(new FreeSpot(0, 2, 100, 100, 0, 0));
  }

  @Test
  void manyDifferentInstances_arePutTogetherAndStayAsManyInAll() {
    List<Resources> registered = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      registered.add(Resources.of(1_000 + i, 9_000 - i));
    }
    List<FreeSpot> spots = books(registered).freeAtPeak();

    assertThat(spots).hasSizeLessThanOrEqualTo(500);
    assertThat(spots.stream().mapToInt(FreeSpot::instances).sum()).isEqualTo(5_000);
  }

  @SeededTest(runs = 40)
  void books_overARandomHistory_agreeWithCopiesOfEveryMoment(long seed) {
    Random random = new Random(seed);
    List<Resources> registered = Collections.nCopies(5, Resources.ofGpus(100, 100, 4));
    PackingBooks books = books(registered);
    FreeResources free = FreeResources.of(registered);
    List<Held> held = new ArrayList<>();
    int mostInUse = 0;
    double fullest = 0;
    String atPeak = "";
    for (int step = 0; step < 300; step++) {
      Held task = Held.random(random);
      if (random.nextInt(3) > 0 && task.fitsIn(free, held)) {
        books.placed(step, task.instance, task.demand, task.devices);
        free.add(task.instance, task.demand, -1, task.devices);
        held.add(task);
      } else if (!held.isEmpty()) {
        Held ended = held.remove(random.nextInt(held.size()));
        books.released(step, ended.instance, ended.demand, ended.devices);
        free.add(ended.instance, ended.demand, 1, ended.devices);
      }
      mostInUse =
          Math.max(mostInUse, (int) held.stream().mapToInt(Held::instance).distinct().count());
      if (reserved(free) > fullest) {
        fullest = reserved(free);
        atPeak = new FreeSpots(registered::get, free, List.of()).all().toString();
      }
    }

    assertThat(books.packing().instancesInUse()).isEqualTo(mostInUse);
    assertThat(books.packing().instancesNeeded()).isLessThanOrEqualTo(mostInUse);
    assertThat(books.freeAtPeak()).hasToString(atPeak);
  }

  /** The share of the fullest resource. */
  private static double reserved(FreeResources free) {
    int cpu = 0;
    int memory = 0;
    int gpu = 0;
    for (int instance = 0; instance < free.instances(); instance++) {
      cpu += 100 - free.cpuUnits(instance);
      memory += 100 - free.memoryMiB(instance);
      gpu += 4_000 - free.gpuMilli(instance);
    }
    return Math.max(gpu / 20_000.0, Math.max(cpu / 500.0, memory / 500.0));
  }

  private record Held(int instance, Resources demand, long devices) {
    static Held random(Random random) {
      int gpuMilli = List.of(0, 300, 600, 1_000).get(random.nextInt(4));
      Resources demand = new Resources(1 + random.nextInt(30), 1 + random.nextInt(30), gpuMilli);
      return new Held(random.nextInt(5), demand, gpuMilli == 0 ? 0 : 1L << random.nextInt(4));
    }

    boolean fitsIn(FreeResources free, List<Held> others) {
      int onDevice =
          others.stream()
              .filter(other -> other.instance == instance && other.devices == devices)
              .mapToInt(other -> other.demand.gpuMilli())
              .sum();
      return demand.cpuUnits() <= free.cpuUnits(instance)
          && demand.memoryMiB() <= free.memoryMiB(instance)
          && (devices == 0 || onDevice + demand.gpuMilli() <= 1_000);
    }
  }

  private static PackingBooks books(List<Resources> registered) {
    PackingBooks books = new PackingBooks();
    for (int instance = 0; instance < registered.size(); instance++) {
      books.joined(0, instance, registered.get(instance));
    }
    return books;
  }
}
