package dev.berth.engine.actors;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.StartTask;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.cluster.call.ClientTask;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.OwnScheduler;
import dev.berth.engine.model.TaskDefinition;
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
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler of a workload's own: chooses an instance on its copy of the cluster's state and calls
 * StartTask for it, as any client would. Nothing is locked meanwhile; whoever comes second finds
 * the instance among the failures, takes a fresh copy and plans anew. It places one task at a time.
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

  /** Private: a fresh copy, or that there is none yet. */
  private record CopyAnswered(ClientCalls.CopyAnswer answer) implements Command {}

  /** Private: signals without content. */
  private enum Signal implements Command {
    /** The time that a decision takes has passed. */
    COMMIT,
    /** It is time to ask for a copy again after too many calls. */
    COPY_AGAIN
  }

  /** Private: StartTask has been answered. */
  private record Answered(Outcome<StartTask.Response> outcome) implements Command {}

  /**
   * What is left to chance.
   *
   * @param decisions ties that placement breaks at random
   * @param jitter of waits after calls that were too many
   */
  record Chance(UniformRandomProvider decisions, UniformRandomProvider jitter) {}

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
      Chance chance,
      boolean countsCalls) {}

  /** A task and the instance that it is to have. */
  private record Plan(int instance, long madeAt) {}

  private final Setup setup;
  private final Placement placement;
  private final Consumer<ClientCalls.CopyAnswer> copies;
  private final Consumer<Outcome<StartTask.Response>> answers;

  private ClusterScheduler.@Nullable StateCopy copy;
  private long copiedAt;
  private int copyCalls;
  private int throttledInARow;
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
    copies = answer -> self.tell(new CopyAnswered(answer));
    answers = outcome -> self.tell(new Answered(outcome));
  }

  /** A scheduler without a copy and without work. */
  static Behavior<Command> create(Setup setup) {
    return begin(setup.lane(), context -> new CustomScheduler(context, setup));
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Place place -> onPlace(place);
      case CopyAnswered(ClientCalls.CopyAnswer answer) -> onCopyAnswered(answer);
      case Signal.COMMIT -> commit();
      case Signal.COPY_AGAIN -> askForCopy();
      case Answered(Outcome<StartTask.Response> outcome) -> onAnswered(outcome);
    }
    return this;
  }

  private void onPlace(Place place) {
    if (job != null) {
      throw new IllegalStateException("a task is asked for while another is being placed");
    }
    job = place;
    ClusterScheduler.StateCopy known = copy;
    boolean isOld = lane().now() - copiedAt >= setup.rules().stalenessNanos();
    if (known == null || isOld || !plan(known.state())) {
      refresh();
    }
  }

  private void refresh() {
    copy = null;
    copyCalls = 0;
    askForCopy();
  }

  private void askForCopy() {
    setup.controlPlane().tell(new ControlPlane.ClientCopy(setup.cluster(), copyCalls, copies));
  }

  private void onCopyAnswered(ClientCalls.CopyAnswer answer) {
    copyCalls += answer.calls();
    for (int i = 0; i < answer.calls(); i++) {
      tellOfCall(CallAnswer.DONE);
    }
    switch (answer) {
      case ClientCalls.CopyThrottled _ -> {
        tellOfCall(CallAnswer.THROTTLED);
        long nanos =
            ClientPolicy.Retry.ADVISED.delayNanos(++throttledInARow, setup.chance().jitter());
        getContext()
            .scheduleOnce(Duration.ofNanos(nanos), getContext().getSelf(), Signal.COPY_AGAIN);
      }
      case ClientCalls.Copied(ClusterScheduler.StateCopy fresh, _) -> {
        throttledInARow = 0;
        onRefreshed(fresh);
      }
    }
  }

  private void onRefreshed(ClusterScheduler.StateCopy fresh) {
    copy = fresh;
    copiedAt = lane().now();
    note(new SchedulerNews.Refreshed());
    if (!plan(fresh.state())) {
      reply(new TaskOrder.Answer(0, fresh.releases(), List.of()));
    }
  }

  /** Plans the task on a copy; false if there is no room on it. */
  private boolean plan(ClusterState known) {
    PlacementRequest wanted = job().order().placement();
    int instance = placement.choose(known, wanted, setup.chance().decisions());
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
    ClusterScheduler.StateCopy known = copy();
    TaskOrder order = job().order().onGivenInstance();
    TaskDefinition definition = order.taskDefinition();
    StartTask call =
        new StartTask(
            setup.cluster(),
            List.of(known.names().instances().arn(plan().instance())),
            null,
            null,
            order.group(),
            null,
            null,
            null,
            null,
            null,
            null,
            known.names().arns().taskDefinition(definition.family(), definition.revision()),
            null);
    setup
        .controlPlane()
        .tell(new ControlPlane.ClientStart(call, new ClientTask(order, job().task()), answers));
  }

  private void onAnswered(Outcome<StartTask.Response> outcome) {
    Plan settled = plan();
    plan = null;
    switch (outcome) {
      case Outcome.Refused<StartTask.Response>(EcsError error) -> onRefused(error);
      case Outcome.Done<StartTask.Response>(StartTask.Response response) -> {
        tellOfCall(CallAnswer.DONE);
        if (response.failures().isEmpty()) {
          note(new SchedulerNews.Committed(number(settled.instance())));
          reply(new TaskOrder.Answer(1, copy().releases(), List.of()));
        } else {
          long lost = lane().now() - settled.madeAt();
          String reason = String.valueOf(response.failures().getFirst().reason());
          note(new SchedulerNews.Conflicted(number(settled.instance()), reason, lost));
          refresh();
        }
      }
    }
  }

  private void onRefused(EcsError error) {
    // The copy holds a task that was not started, and there is no telling when it will be.
    copy = null;
    boolean isThrottled = error instanceof ThrottlingException;
    tellOfCall(isThrottled ? CallAnswer.THROTTLED : CallAnswer.REFUSED);
    reply(isThrottled ? new TaskOrder.Refusal(error, 0) : new TaskOrder.Rejected(error, 0));
  }

  private void tellOfCall(CallAnswer what) {
    if (setup.countsCalls()) {
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

  private ClusterScheduler.StateCopy copy() {
    if (copy == null) {
      throw new IllegalStateException("there is no copy");
    }
    return copy;
  }

  private Plan plan() {
    if (plan == null) {
      throw new IllegalStateException("no task is planned");
    }
    return plan;
  }

  private int number(int instance) {
    return copy().numbers().applyAsInt(instance);
  }

  private void note(SchedulerNews news) {
    lane().record(new SchedulerActed(lane().now(), setup.source(), news));
  }
}
