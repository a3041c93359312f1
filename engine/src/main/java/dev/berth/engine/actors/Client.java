package dev.berth.engine.actors;

import dev.berth.engine.api.EcsError.ThrottlingException;
import dev.berth.engine.cluster.TaskOrder;
import dev.berth.engine.input.Arrival;
import dev.berth.engine.input.ArrivalSource;
import dev.berth.engine.input.ClientPolicy;
import dev.berth.engine.input.InvalidInputException;
import dev.berth.engine.input.Workload;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.CallAnswer;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.CallAnswered;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.LaneActor;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import java.time.Duration;
import java.util.ArrayDeque;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * One who brings work to the cluster from outside: calls RunTask for each arrival, in order and one
 * call at a time, and follows its policy when there is no room. One with a scheduler of its own
 * asks that instead, task by task.
 */
final class Client extends LaneActor<Client.Command> {
  /** What a client can be told. */
  sealed interface Command {}

  /** Private: the answer to the call in progress. */
  private record Answered(TaskOrder.Response answer) implements Command {}

  /** Private: it is time to try this work again. */
  private record Retry(PendingWork work) implements Command {}

  /** Private: signals without content. */
  private enum Signal implements Command {
    /** The next arrival is due. */
    ARRIVE,
    /** The cluster has got resources back. */
    ROOM_FREED,
    /** It is time to call again after too many calls. */
    CALL_AGAIN
  }

  /**
   * What a client works with.
   *
   * @param scheduler places its tasks; {@code null} if the cluster does
   * @param countsCalls whether the history is to tell of each answer
   */
  record Setup(
      int index,
      Lane lane,
      Workload workload,
      @Nullable ActorRef<CustomScheduler.Command> scheduler,
      String cluster,
      ArrivalSource arrivals,
      ActorRef<ControlPlane.Command> controlPlane,
      RandomStreams streams,
      Census census,
      Witness witness,
      boolean countsCalls) {}

  private final Setup setup;
  private final long source;
  private final UniformRandomProvider jitterRandom;
  private final ActorRef<TaskOrder.Response> answers;
  private final ActorRef<ClusterScheduler.RoomFreed> freedRoom;

  /** Work to call RunTask for, first come first served. */
  private final ArrayDeque<PendingWork> line = new ArrayDeque<>();

  private @Nullable Arrival next;
  private long arrivedTasks;
  private boolean calling;
  private boolean waitingForRoom;
  private boolean backingOff;
  private int throttledInARow;
  private long retriesPending;
  private boolean busy;

  private Client(ActorContext<Command> context, Setup setup) {
    super(context, setup.lane());
    this.setup = setup;
    source = Source.client(setup.index());
    jitterRandom = setup.streams().named("jitter").named(setup.workload().name()).stream();
    answers = context.messageAdapter(TaskOrder.Response.class, Answered::new);
    freedRoom =
        context.messageAdapter(ClusterScheduler.RoomFreed.class, unused -> Signal.ROOM_FREED);
  }

  /** A client that waits for its first arrival. */
  static Behavior<Command> create(Setup setup) {
    return begin(
        setup.lane(),
        context -> {
          Client client = new Client(context, setup);
          client.readNext(0);
          client.countBusy();
          return client;
        });
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    switch (command) {
      case Signal.ARRIVE -> onArrive();
      case Signal.ROOM_FREED -> waitingForRoom = false;
      case Signal.CALL_AGAIN -> backingOff = false;
      case Answered(TaskOrder.Response answer) -> onAnswered(answer);
      case Retry(PendingWork work) -> onRetry(work);
    }
    callNext();
    countBusy();
    return this;
  }

  private void onArrive() {
    Arrival arrival = next;
    if (arrival == null) {
      throw new IllegalStateException("an arrival is due, but there is none");
    }
    PendingWork work = new PendingWork(arrival, setup.workload(), setup.index(), arrivedTasks + 1);
    arrivedTasks += work.remaining();
    lane().record(new TasksArrived(lane().now(), source, work.remaining(), work.demand()));
    line.add(work);
    readNext(arrival.timeNanos());
  }

  private void onRetry(PendingWork work) {
    retriesPending--;
    line.add(work);
  }

  private void onAnswered(TaskOrder.Response answer) {
    calling = false;
    PendingWork work = line.getFirst();
    boolean isThrottled = answer instanceof TaskOrder.Refusal(ThrottlingException _, _);
    if (setup.countsCalls()) {
      CallAnswer refused = isThrottled ? CallAnswer.THROTTLED : CallAnswer.REFUSED;
      CallAnswer what = answer instanceof TaskOrder.Answer ? CallAnswer.DONE : refused;
      lane().record(new CallAnswered(lane().now(), source, what));
    }
    if (isThrottled) {
      onThrottled(work);
      return;
    }
    throttledInARow = 0;
    int unplaced = work.callSize() - answer.created();
    work.settle(answer.created());
    if (answer instanceof TaskOrder.Rejected) {
      drop(work, unplaced);
    } else if (unplaced > 0) {
      onNoRoom(work, unplaced, answer.releases());
    }
    if (work.remaining() == 0 && line.peekFirst() == work) {
      line.removeFirst();
    }
  }

  /** Room is not the question: who drops or queues tasks without it calls again, too. */
  private void onThrottled(PendingWork work) {
    switch (setup.workload().whenFull()) {
      case ClientPolicy.Drop(), ClientPolicy.Queue() -> {
        backingOff = true;
        long nanos = ClientPolicy.Retry.ADVISED.delayNanos(++throttledInARow, jitterRandom);
        getContext()
            .scheduleOnce(Duration.ofNanos(nanos), getContext().getSelf(), Signal.CALL_AGAIN);
      }
      case ClientPolicy.Retry retry -> {
        line.removeFirst();
        retryLater(work, retry);
      }
    }
  }

  private void onNoRoom(PendingWork work, int unplaced, long releases) {
    switch (setup.workload().whenFull()) {
      case ClientPolicy.Drop() -> drop(work, unplaced);
      case ClientPolicy.Queue() -> {
        waitingForRoom = true;
        tell(new ClusterScheduler.AwaitRoom(releases, freedRoom));
      }
      case ClientPolicy.Retry retry -> {
        line.removeFirst();
        retryLater(work, retry);
      }
    }
  }

  private void callNext() {
    if (!calling && !waitingForRoom && !backingOff && !line.isEmpty()) {
      calling = true;
      PendingWork work = line.getFirst();
      place(work.nextCall(), work.next(work.callSize()));
    }
  }

  private void place(TaskOrder order, Submission tasks) {
    ActorRef<CustomScheduler.Command> scheduler = setup.scheduler();
    if (scheduler == null) {
      tell(new ClusterScheduler.Run(order, tasks, false, answers::tell));
    } else {
      scheduler.tell(new CustomScheduler.Place(order, tasks, answers::tell));
    }
  }

  private void drop(PendingWork work, int count) {
    setup.witness().gaveUp(lane().now(), work.next(count));
    lane().record(new TasksDropped(lane().now(), source, count, work.demand()));
    work.settle(count);
  }

  private void retryLater(PendingWork work, ClientPolicy.Retry retry) {
    int attempts = work.countAttempt();
    if (attempts >= retry.maxAttempts()) {
      drop(work, work.remaining());
      return;
    }
    long nanos = retry.delayNanos(attempts, jitterRandom);
    retriesPending++;
    getContext().scheduleOnce(Duration.ofNanos(nanos), getContext().getSelf(), new Retry(work));
  }

  private void readNext(long notBefore) {
    next = setup.arrivals().next();
    if (next == null) {
      return;
    }
    long time = next.timeNanos();
    if (time < notBefore) {
      throw new InvalidInputException(
          "workload '%s': an arrival at %d ns after one at %d ns"
              .formatted(setup.workload().name(), time, notBefore));
    }
    Duration delay = Duration.ofNanos(time - lane().now());
    getContext().scheduleOnce(delay, getContext().getSelf(), Signal.ARRIVE);
  }

  private void tell(ClusterScheduler.Command command) {
    setup.controlPlane().tell(new ControlPlane.ToCluster(setup.cluster(), command));
  }

  /** Work that only waits for room does not count: if no task is left, none will be freed. */
  private void countBusy() {
    boolean now =
        next != null || calling || (!line.isEmpty() && !waitingForRoom) || retriesPending > 0;
    if (now != busy) {
      busy = now;
      if (now) {
        setup.census().clientBusy();
      } else {
        setup.census().clientIdle();
      }
    }
  }
}
