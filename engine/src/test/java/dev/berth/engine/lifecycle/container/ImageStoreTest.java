package dev.berth.engine.lifecycle.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.lifecycle.container.AgentSettings.ImageCleanUp;
import dev.berth.engine.lifecycle.container.AgentSettings.PullBehavior;
import dev.berth.engine.lifecycle.container.ImageStore.Answer;
import dev.berth.engine.lifecycle.container.ImageStore.PullNews;
import dev.berth.engine.lifecycle.container.ImageStore.Ticket;
import dev.berth.engine.random.Distribution.Constant;
import dev.berth.engine.random.RandomStreams;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images of an instance, pulled at 10 MiB/s. */
class ImageStoreTest {
  private static final long SECOND = 1_000_000_000;
  private static final Map<String, Integer> SIZES = Map.of("a", 100, "b", 100, "c", 50);

  @Test
  @Tag("rule.life-pull-takes-size-by-bandwidth")
  void image_thatIsMissing_comesAfterItsSizeOverTheBandwidth() {
    ImageStore store = store(PullBehavior.DEFAULT);
    store.want(0, new Ticket(1, 0), "a", StartFault.NONE);

    assertThat(store.takeAnswers()).isEmpty();
    assertThat(store.nextTime()).isEqualTo(10 * SECOND);
    assertThat(answersAt(store, 10)).containsExactly(new Answer(new Ticket(1, 0), null));
    assertThat(store.has("a")).isTrue();
  }

  @Test
  @Tag("rule.life-pull-cached-takes-no-time")
  void image_thatIsThere_takesNoTime() {
    for (PullBehavior behavior : PullBehavior.values()) {
      ImageStore store = filled(behavior);
      store.want(20 * SECOND, new Ticket(2, 0), "a", StartFault.NONE);

      assertThat(store.takeAnswers()).containsExactly(new Answer(new Ticket(2, 0), null));
    }
  }

  @Test
  @Tag("rule.life-pulls-share-bandwidth")
  void pulls_atOnce_shareTheBandwidth() {
    ImageStore store = store(PullBehavior.DEFAULT);
    store.want(0, new Ticket(1, 0), "a", StartFault.NONE);
    store.want(0, new Ticket(2, 0), "c", StartFault.NONE);

    // c has had 50 of 100 MiB after 10 s; then a has the other 50 MiB to itself.
    assertThat(store.nextTime()).isEqualTo(10 * SECOND);
    assertThat(answersAt(store, 10)).containsExactly(new Answer(new Ticket(2, 0), null));
    assertThat(store.nextTime()).isEqualTo(15 * SECOND);
    assertThat(answersAt(store, 15)).containsExactly(new Answer(new Ticket(1, 0), null));
  }

  @Test
  @Tag("rule.life-second-task-waits-for-same-pull")
  void image_thatIsBeingPulled_isNotPulledTwice() {
    ImageStore store = store(PullBehavior.DEFAULT);
    store.want(0, new Ticket(1, 0), "a", StartFault.NONE);
    store.want(6 * SECOND, new Ticket(2, 0), "a", StartFault.NONE);

    assertThat(answersAt(store, 10))
        .containsExactly(new Answer(new Ticket(1, 0), null), new Answer(new Ticket(2, 0), null));
    assertThat(store.takeNews())
        .containsExactly(
            new PullNews("a", PullNews.Phase.BEGAN), new PullNews("a", PullNews.Phase.ENDED));
  }

  @Test
  @Tag("rule.life-pull-goes-on-for-others")
  void pull_ofATaskThatStops_goesOnForOthersOnly() {
    ImageStore store = store(PullBehavior.DEFAULT);
    store.want(0, new Ticket(1, 0), "a", StartFault.NONE);
    store.want(1 * SECOND, new Ticket(2, 0), "a", StartFault.NONE);
    store.cancel(2 * SECOND, 1);
    assertThat(answersAt(store, 10)).containsExactly(new Answer(new Ticket(2, 0), null));

    store.want(20 * SECOND, new Ticket(3, 0), "b", StartFault.NONE);
    store.cancel(21 * SECOND, 3);
    assertThat(store.nextTime()).isEqualTo(Long.MAX_VALUE);
    assertThat(store.has("b")).isFalse();
  }

  @Test
  @Tag("rule.life-pull-behavior-default")
  void failedPull_byDefault_isMadeGoodByTheCachedImage() {
    assertThat(failing(PullBehavior.DEFAULT)).isNull();
  }

  @Test
  @Tag("rule.life-pull-behavior-always")
  void failedPull_withAlways_isFatalInSpiteOfTheCachedImage() {
    assertThat(failing(PullBehavior.ALWAYS)).isEqualTo(PullFailure.REFUSED);
  }

  @Test
  @Tag("rule.life-pull-behavior-once")
  void image_withOnce_isPulledUnlessTheAgentHasPulledItBefore() {
    assertThat(failing(PullBehavior.ONCE)).isNull();
    ImageStore store = withImageOnHost(PullBehavior.ONCE);
    store.want(0, new Ticket(1, 0), "a", StartFault.PULL_REFUSED);

    assertThat(store.takeAnswers())
        .containsExactly(new Answer(new Ticket(1, 0), PullFailure.REFUSED));
  }

  @Test
  @Tag("rule.life-pull-behavior-prefer-cached")
  void image_withPreferCached_isPulledOnlyIfItIsNotThere() {
    ImageStore store = withImageOnHost(PullBehavior.PREFER_CACHED);
    store.want(0, new Ticket(1, 0), "a", StartFault.PULL_REFUSED);
    store.want(0, new Ticket(2, 0), "b", StartFault.PULL_REFUSED);

    assertThat(store.takeAnswers())
        .containsExactly(
            new Answer(new Ticket(1, 0), null), new Answer(new Ticket(2, 0), PullFailure.REFUSED));
  }

  @Test
  @Tag("rule.life-image-without-size")
  void image_withoutASize_takesNoTimeToPull() {
    ImageStore store = store(PullBehavior.DEFAULT);
    store.want(0, new Ticket(1, 0), "unknown", StartFault.NONE);

    assertThat(store.takeAnswers()).containsExactly(new Answer(new Ticket(1, 0), null));
  }

  @Test
  @Tag("rule.life-clean-up-unused")
  void image_thatNoTaskUses_isRemovedByTheFirstRoundAfterItsMinimumAge() {
    ImageStore store = store(new ImageCleanUp(1_800 * SECOND, 3_600 * SECOND, 5));
    pull(store, 0, 1, "a");
    store.leave(100 * SECOND, 1);

    store.advance(3_600 * SECOND);
    assertThat(store.has("a")).as("pulled after 10 s, it is too young").isTrue();
    store.advance(5_400 * SECOND);
    assertThat(store.has("a")).isFalse();
  }

  @Test
  @Tag("rule.life-clean-up-spares-used")
  void image_thatATaskUses_stays() {
    ImageStore store = store(new ImageCleanUp(1_800 * SECOND, 3_600 * SECOND, 5));
    pull(store, 0, 1, "a");

    store.advance(100_000 * SECOND);
    assertThat(store.has("a")).isTrue();
  }

  @Test
  @Tag("rule.life-clean-up-per-round")
  void round_removesNoMoreThanItMay_thoseUsedLongestAgoFirst() {
    ImageStore store = store(new ImageCleanUp(1_800 * SECOND, 3_600 * SECOND, 1));
    pull(store, 0, 1, "a");
    pull(store, 20, 2, "b");
    store.leave(50 * SECOND, 2);
    store.leave(60 * SECOND, 1);

    store.advance(5_400 * SECOND);
    assertThat(store.has("b")).isFalse();
    assertThat(store.has("a")).isTrue();
    store.advance(7_200 * SECOND);
    assertThat(store.has("a")).isFalse();
  }

  /**
   * What becomes of a pull that the registry refuses, where the agent has pulled the image once.
   */
  private static @Nullable PullFailure failing(PullBehavior behavior) {
    ImageStore store = filled(behavior);
    store.want(20 * SECOND, new Ticket(2, 0), "a", StartFault.PULL_REFUSED);
    return store.takeAnswers().getFirst().failure();
  }

  private static ImageStore filled(PullBehavior behavior) {
    ImageStore store = store(behavior);
    pull(store, 0, 1, "a");
    return store;
  }

  private static void pull(ImageStore store, long seconds, long task, String image) {
    store.want(seconds * SECOND, new Ticket(task, 0), image, StartFault.NONE);
    answersAt(store, seconds + 10);
  }

  private static List<Answer> answersAt(ImageStore store, long seconds) {
    store.advance(seconds * SECOND);
    return store.takeAnswers();
  }

  private static ImageStore withImageOnHost(PullBehavior behavior) {
    return store(behavior, List.of("a"), null);
  }

  private static ImageStore store(PullBehavior behavior) {
    return store(behavior, List.of(), null);
  }

  private static ImageStore store(ImageCleanUp cleanUp) {
    return store(PullBehavior.DEFAULT, List.of(), cleanUp);
  }

  private static ImageStore store(
      PullBehavior behavior, List<String> onHost, @Nullable ImageCleanUp cleanUp) {
    AgentSettings settings =
        new AgentSettings(
            SIZES,
            behavior,
            new Constant(10),
            new LinkedHashSet<>(onHost),
            30,
            AgentSettings.PortRange.LINUX,
            cleanUp);
    return new ImageStore(settings, RandomStreams.of(1).stream());
  }
}
