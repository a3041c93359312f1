package dev.berth.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.model.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances offer 2,000 CPU units, 4,000 MiB and 4 GPUs together. */
class DemandBooksTest {
  private static final Resources INSTANCE = Resources.ofGpus(1_000, 2_000, 2);
  private static final Resources TASK = new Resources(500, 100, 1_500);

  private final DemandBooks books = new DemandBooks();

  @BeforeEach
  void registerAll() {
    books.register(0, INSTANCE);
    books.register(0, INSTANCE);
  }

  @Test
  void fullDemand_beforeAllInstancesAreThere_isNotTaken() {
    DemandBooks early = new DemandBooks();
    early.register(0, INSTANCE);
    early.arrive(0, TASK, 4);
    early.reserve(0, TASK, 2);
    early.register(1, INSTANCE);
    early.reserve(1, TASK, 2);
    early.end();

    assertThat(early.fullDemand().cpu()).isNaN();
    assertThat(early.reserved().cpu()).isEqualTo(1);
  }

  @Test
  void fullDemand_ofArrivalsThatMoreInstancesCanTake_isTakenWhenTheyAskForThoseToo() {
    DemandBooks growing = new DemandBooks();
    growing.register(0, INSTANCE);
    growing.arrive(0, TASK, 2);
    growing.reserve(0, TASK, 2);
    growing.register(5, INSTANCE);
    growing.arrive(6, TASK, 2);
    growing.reserve(6, TASK, 1);
    growing.end();

    assertThat(growing.fullDemand().cpu()).isEqualTo(0.75);
  }

  @Test
  void fullDemand_onceAnInstanceIsGone_isNotTaken() {
    books.leave(1, INSTANCE);
    books.arrive(2, TASK, 4);
    books.end();

    assertThat(books.fullDemand().cpu()).isNaN();
    assertThat(books.reserved().cpu()).isZero();
  }

  @Test
  void fullDemand_ofArrivalsBelowTheOffer_isNotANumber() {
    books.arrive(0, TASK, 2);
    books.reserve(0, TASK, 2);
    books.end();

    assertThat(books.fullDemand())
        .isEqualTo(new Summary.Shares(Double.NaN, Double.NaN, Double.NaN));
    assertThat(books.reserved()).isEqualTo(new Summary.Shares(0.5, 0.05, 0.75));
  }

  @Test
  void fullDemand_ofEachResource_isTakenWhenArrivalsReachItsOffer() {
    books.arrive(0, TASK, 2);
    books.reserve(0, TASK, 2);
    books.arrive(1, TASK, 1);
    books.arrive(2, TASK, 1);
    books.reserve(2, TASK, 1);
    books.reserve(3, TASK, -3);
    books.end();

    // 3 × 1.5 GPUs asked for at 1, of which 3 are held; 4 × 500 units at 2, of which 1,500 are.
    assertThat(books.fullDemand()).isEqualTo(new Summary.Shares(0.75, Double.NaN, 0.75));
    assertThat(books.reserved()).isEqualTo(new Summary.Shares(0, 0, 0));
  }

  @Test
  void fullDemand_reachedAtTheLastInstant_countsWhatIsPlacedInIt() {
    books.arrive(5, TASK, 4);
    books.reserve(5, TASK, 2);
    books.end();

    assertThat(books.fullDemand().cpu()).isEqualTo(0.5);
  }

  @Test
  void fullDemand_afterATaskHasLeft_isNotTaken() {
    books.arrive(0, TASK, 1);
    books.reserve(0, TASK, 1);
    books.reserve(1, TASK, -1);
    books.arrive(2, TASK, 4);
    books.end();

    assertThat(books.fullDemand().cpu()).isNaN();
  }

  @Test
  void fullDemand_ofAResourceThatNobodyOffers_isNotANumber() {
    DemandBooks without = new DemandBooks();
    without.register(0, Resources.of(1_000, 1_000));
    without.arrive(0, TASK, 100);
    without.end();

    assertThat(without.fullDemand().gpu()).isNaN();
    assertThat(without.reserved().gpu()).isZero();
  }
}
