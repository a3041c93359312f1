package dev.berth.engine.cluster;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.capacity.CapacityStrategy;
import dev.berth.engine.capacity.StrategyCount;
import dev.berth.engine.input.Execution;
import dev.berth.engine.placement.Placement;
import dev.berth.engine.placement.PlacementRequest;
import dev.berth.engine.placement.Suitability;
import dev.berth.engine.record.Source;
import dev.berth.engine.record.WorldEvent.TasksArrived;
import dev.berth.engine.record.WorldEvent.TasksDropped;
import dev.berth.engine.witness.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes tasks of orders: places them, lets them wait, or says why there are none. */
final class Orders {
  private static final EcsError NO_INSTANCES =
      new EcsError.InvalidParameterException("No Container Instances were found in your cluster.");

  private static final EcsError QUOTA_EXCEEDED =
      new EcsError.ClientException("Tasks provisioning capacity limit exceeded.");

  private final ClusterBooks books;
  private final Starts starts;
  private final @Nullable Provisioning waiting;
  private final boolean plainTasksWait;

  /**
   * Orders for the books of a cluster.
   *
   * @param waiting where tasks may wait; {@code null} if they may not
   * @param plainTasksWait whether tasks without a capacity provider may wait, too
   */
  Orders(
      ClusterBooks books, Starts starts, @Nullable Provisioning waiting, boolean plainTasksWait) {
    this.books = books;
    this.starts = starts;
    this.waiting = waiting;
    this.plainTasksWait = plainTasksWait;
  }

  /**
   * Creates tasks wherever placement finds room, and lets others wait for it if they may.
   *
   * @param submission which of their client's tasks these are
   * @param explained whether the answer is to say why there was no room
   */
  TaskOrder.Response run(TaskOrder order, Submission submission, boolean explained, long now) {
    if (!order.strategy().isNone()) {
      Dealt dealt = deal(order, new StrategyCount(order.strategy()), submission, false, now);
      return response(order, dealt.wanted(), dealt.created(), explained, dealt.waits());
    }
    PlacementRequest wanted = order.placement();
    int created = 0;
    for (Execution execution : order.executions()) {
      int instance = choose(wanted, submission, created, now);
      if (instance == Placement.NO_INSTANCE) {
        break;
      }
      start(order, wanted, starts.launch(order, wanted, execution, submission), instance, now);
      created++;
    }
    boolean mayWait = waiting != null && order.mayWait() && plainTasksWait;
    if (waiting != null && mayWait && created < order.count()) {
      created += waiting.letWait(order, wanted, submission.after(created), now);
    }
    return response(order, wanted, created, explained, mayWait);
  }

  /**
   * How far an order came along its strategy.
   *
   * @param wanted what was asked of placement last
   * @param waits whether that task was to wait
   */
  private record Dealt(int created, PlacementRequest wanted, boolean waits) {}

  /**
   * Gives each task to a provider, where it waits for instances if the provider scales.
   *
   * @param arrives whether the history is still to be told that somebody wants the tasks
   */
  private Dealt deal(
      TaskOrder order, StrategyCount count, Submission submission, boolean arrives, long now) {
    int created = 0;
    while (true) {
      CapacityStrategy.Share share = order.strategy().shares().get(count.next());
      PlacementRequest wanted = order.placement(share.provider());
      int instance = choose(wanted, submission, created, now);
      boolean placed = instance != Placement.NO_INSTANCE;
      Provisioning line = !placed && share.scales() ? waiting : null;
      if (!placed && line == null) {
        return new Dealt(created, wanted, false);
      }
      if (arrives) {
        noteArrival(order, 1, now);
      }
      if (placed) {
        Execution execution = order.executions().get(created);
        start(order, wanted, starts.launch(order, wanted, execution, submission), instance, now);
      } else if (line != null
          && line.letWait(order, wanted, submission.after(created), 1, now) == 0) {
        if (arrives) {
          noteRefused(order, 1, now);
        }
        return new Dealt(created, wanted, true);
      }
      created++;
      if (created == order.count()) {
        return new Dealt(created, wanted, false);
      }
    }
  }

  /**
   * Creates as many of an order's tasks as there is room for, or may wait for it; nobody waits for
   * the others.
   *
   * @return how many were created
   */
  int runThoseThatFit(TaskOrder order, long now) {
    PlacementRequest wanted = order.placement();
    Submission submission = Submission.fromOutside(order.count(), now);
    if (!order.strategy().isNone()) {
      return deal(order, living(order), submission, true, now).created();
    }
    int created = 0;
    for (Execution execution : order.executions()) {
      int instance = choose(wanted, submission, created, now);
      if (instance == Placement.NO_INSTANCE) {
        break;
      }
      noteArrival(order, 1, now);
      start(order, wanted, starts.launch(order, wanted, execution, submission), instance, now);
      created++;
    }
    int left = order.count() - created;
    if (waiting == null || !order.mayWait() || !plainTasksWait || left == 0) {
      return created;
    }
    noteArrival(order, left, now);
    int waits = waiting.letWait(order, wanted, submission.after(created), now);
    if (waits < left) {
      noteRefused(order, left - waits, now);
    }
    return created + waits;
  }

  /**
   * How the tasks of an order's group are dealt out so far; of a single provider, no matter how.
   */
  private StrategyCount living(TaskOrder order) {
    List<CapacityStrategy.Share> shares = order.strategy().shares();
    int[] counts = new int[shares.size()];
    if (counts.length > 1) {
      for (ClusterTask task :
          books.tasks().list(each -> each.request().group().equals(order.group()))) {
        for (int i = 0; i < counts.length; i++) {
          boolean isHere = shares.get(i).provider().equals(task.capacityProvider());
          counts[i] += isHere && task.isWanted() ? 1 : 0;
        }
      }
    }
    return new StrategyCount(order.strategy(), counts);
  }

  /** Tells the history that somebody wants tasks. */
  void noteArrival(TaskOrder order, int count, long now) {
    books.effects().record(new TasksArrived(now, Source.CONTROL_PLANE, count, order.demand()));
  }

  private void noteRefused(TaskOrder order, int count, long now) {
    books.effects().record(new TasksDropped(now, Source.CONTROL_PLANE, count, order.demand()));
  }

  /** An instance for the next of an order's tasks, before the eyes of a witness. */
  private int choose(PlacementRequest wanted, Submission submission, int created, long now) {
    int instance = starts.choose(wanted);
    if (starts.isWitnessed()) {
      starts.testify(wanted, submission.after(created), starts.upcoming(), instance, now);
    }
    return instance;
  }

  private void start(
      TaskOrder order, PlacementRequest wanted, Launch launch, int instance, long now) {
    starts.start(instance, new ClusterTask(order, wanted, launch, now), launch, now);
  }

  private TaskOrder.Response response(
      TaskOrder order, PlacementRequest wanted, int created, boolean explained, boolean mayWait) {
    int left = order.count() - created;
    if (created == 0 && mayWait) {
      return new TaskOrder.Refusal(QUOTA_EXCEEDED, books.reservations().releases());
    }
    boolean anyProvider = wanted.requirements().capacityProvider() == null;
    if (created == 0 && anyProvider && books.instances().active() == 0) {
      return new TaskOrder.Refusal(NO_INSTANCES, books.reservations().releases());
    }
    List<PlacementFailure> failures =
        explained && left > 0
            ? PlacementFailure.ofEach(Suitability.rejections(books.instances(), wanted), left)
            : List.of();
    return new TaskOrder.Answer(created, books.reservations().releases(), failures);
  }
}
