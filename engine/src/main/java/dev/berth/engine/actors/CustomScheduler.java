package dev.berth.engine.actors;

import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.cluster.PlacementFailure;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.input.OwnScheduler;
import dev.berth.engine.placement.ClusterState;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.ReferencePlacement;
import dev.berth.engine.placement.TieBreak;
import dev.berth.engine.placement.index.IndexedPlacement;
import dev.berth.engine.record.CallAnswer;
import dev.berth.engine.record.SchedulerNews;
import dev.berth.engine.record.WorldEvent.CallAnswered;
import dev.berth.engine.record.WorldEvent.SchedulerActed;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.LaneActor;
import dev.berth.engine.witness.Submission;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler of a workload's own: chooses an instance on its copy of the cluster's state and calls
 * StartTask for it. Nothing is locked meanwhile; whoever comes second is refused, takes a fresh
 * copy and plans anew. It places one task at a time.
 */
final class CustomScheduler extends LaneActor<CustomScheduler.Command> {
  /** What a scheduler can be told. */
  sealed interface Command {}

  /**
   * Start a task somewhere; the answer is what RunTask would answer.
   *
   * @param order for one task
   */
  record Place(TaskOrder order, Submission task, Consumer<TaskOrder.Response> replyTo)
      implements Command {}

  /** Private: a fresh copy. */
  private record Refreshed(ClusterScheduler.StateCopy copy) implements Command {}

  /** Private: the time that a decision takes has passed. */
  private enum Signal implements Command {
    COMMIT
  }

  /** Private: StartTask has been answered. */
  private record Answered(TaskOrder.Response answer) implements Command {}

  /**
   * What a scheduler works with.
   *
   * @param source what its events bear
   * @param countsCalls whether the history is to tell of each answer
   */
  record Setup(
      Lane lane,
      long source,
      OwnScheduler rules,
      TieBreak ties,
      String cluster,
      ActorRef<ControlPlane.Command> controlPlane,
      UniformRandomProvider random,
      boolean countsCalls) {}

  /** A task and the instance that it is to have. */
  private record Plan(int instance, long madeAt) {}

  private final Setup setup;
  private final Placement placement;
  private final Consumer<ClusterScheduler.StateCopy> copies;
  private final Consumer<TaskOrder.Response> answers;

  private @Nullable ClusterState copy;
  private IntUnaryOperator numbers = IntUnaryOperator.identity();
  private long copiedAt;
  private @Nullable Place job;
  private @Nullable Plan plan;

  private CustomScheduler(ActorContext<Command> context, Setup setup) {
    super(context, setup.lane());
    this.setup = setup;
    // An index only pays where a copy serves several decisions.
    placement =
        setup.rules().stalenessNanos() == 0
            ? new ReferencePlacement(setup.ties())
            : new IndexedPlacement(setup.ties());
    ActorRef<Command> self = context.getSelf();
    copies = fresh -> self.tell(new Refreshed(fresh));
    answers = answer -> self.tell(new Answered(answer));
  }

  /** A scheduler without a copy and without work. */
  static Behavior<Command> create(Setup setup) {
    return begin(setup.lane(), context -> new CustomScheduler(context, setup));
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Place place -> onPlace(place);
      case Refreshed(ClusterScheduler.StateCopy fresh) -> onRefreshed(fresh);
      case Signal.COMMIT -> commit();
      case Answered(TaskOrder.Response answer) -> onAnswered(answer);
    }
    return this;
  }

  private void onPlace(Place place) {
    if (job != null) {
      throw new IllegalStateException("a task is asked for while another is being placed");
    }
    job = place;
    ClusterState known = copy;
    boolean isOld = lane().now() - copiedAt >= setup.rules().stalenessNanos();
    if (known == null || isOld || !plan(known)) {
      refresh();
    }
  }

  private void refresh() {
    copy = null;
    tell(new ClusterScheduler.Copy(copies));
  }

  private void onRefreshed(ClusterScheduler.StateCopy fresh) {
    copy = fresh.state();
    numbers = fresh.numbers();
    copiedAt = lane().now();
    note(new SchedulerNews.Refreshed());
    if (!plan(fresh.state())) {
      reply(new TaskOrder.Answer(0, fresh.releases(), List.of()));
    }
  }

  /** Plans the task on a copy; false if there is no room on it. */
  private boolean plan(ClusterState known) {
    PlacementRequest wanted = job().order().placement();
    int instance = placement.choose(known, wanted, setup.random());
    if (instance == Placement.NO_INSTANCE) {
      return false;
    }
    known.take(instance, wanted);
    plan = new Plan(instance, lane().now());
    note(new SchedulerNews.Planned(number(instance)));
    Duration decision = Duration.ofNanos(setup.rules().decisionNanos());
    if (decision.isZero()) {
      commit();
    } else {
      getContext().scheduleOnce(decision, getContext().getSelf(), Signal.COMMIT);
    }
    return true;
  }

  private void commit() {
    tell(
        new ClusterScheduler.StartOn(
            plan().instance(), job().order().onGivenInstance(), job().task(), answers));
  }

  private void onAnswered(TaskOrder.Response answer) {
    Plan settled = plan();
    plan = null;
    tellOfCall(answer);
    if (answer.created() > 0) {
      note(new SchedulerNews.Committed(number(settled.instance())));
      reply(answer);
      return;
    }
    switch (answer) {
      case TaskOrder.Refusal refusal -> {
        // The copy holds a task that was not started, and there is no telling when it will be.
        copy = null;
        reply(refusal);
      }
      case TaskOrder.Answer(_, _, List<PlacementFailure> failures) -> {
        long lost = lane().now() - settled.madeAt();
        String reason = failures.getFirst().reason();
        note(new SchedulerNews.Conflicted(number(settled.instance()), reason, lost));
        refresh();
      }
    }
  }

  private void tellOfCall(TaskOrder.Response answer) {
    if (setup.countsCalls()) {
      boolean isThrottled = answer instanceof TaskOrder.Refusal(ThrottlingException _, _);
      CallAnswer what = isThrottled ? CallAnswer.THROTTLED : CallAnswer.DONE;
      lane().record(new CallAnswered(lane().now(), setup.source(), what));
    }
  }

  private void reply(TaskOrder.Response answer) {
    Place done = job();
    job = null;
    done.replyTo().accept(answer);
  }

  private Place job() {
    if (job == null) {
      throw new IllegalStateException("no task is being placed");
    }
    return job;
  }

  private Plan plan() {
    if (plan == null) {
      throw new IllegalStateException("no task is planned");
    }
    return plan;
  }

  private int number(int instance) {
    return numbers.applyAsInt(instance);
  }

  private void note(SchedulerNews news) {
    lane().record(new SchedulerActed(lane().now(), setup.source(), news));
  }

  private void tell(ClusterScheduler.Command command) {
    setup.controlPlane().tell(new ControlPlane.ToCluster(setup.cluster(), command));
  }
}
