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
      return runByStrategy(order, new StrategyCount(order.strategy()), submission, explained, now);
    }
    PlacementRequest wanted = order.placement();
    int created = 0;
    for (Execution execution : order.executions()) {
      int instance = starts.choose(wanted);
      if (starts.isWitnessed()) {
        starts.testify(wanted, submission.after(created), starts.upcoming(), instance, now);
      }
      if (instance == Placement.NO_INSTANCE) {
        break;
      }
      Launch launch = starts.launch(order, wanted, execution, submission);
      starts.start(instance, new ClusterTask(order, wanted, launch, now), launch, now);
      created++;
    }
    boolean mayWait = waiting != null && order.mayWait() && plainTasksWait;
    if (waiting != null && mayWait && created < order.count()) {
      created += waiting.letWait(order, wanted, submission.after(created), now);
    }
    return response(order, wanted, created, explained, mayWait);
  }

  /** Each task goes to a provider, and waits for its instances where the provider scales. */
  private TaskOrder.Response runByStrategy(
      TaskOrder order, StrategyCount count, Submission submission, boolean explained, long now) {
    List<CapacityStrategy.Share> shares = order.strategy().shares();
    int created = 0;
    while (created < order.count()) {
      CapacityStrategy.Share share = shares.get(count.next());
      PlacementRequest wanted = order.placement(share.provider());
      int instance = starts.choose(wanted);
      boolean placed = instance != Placement.NO_INSTANCE;
      Submission left = submission.after(created);
      if (starts.isWitnessed()) {
        starts.testify(wanted, left, starts.upcoming(), instance, now);
      }
      if (placed) {
        Launch launch = starts.launch(order, wanted, order.executions().get(created), left);
        starts.start(instance, new ClusterTask(order, wanted, launch, now), launch, now);
      }
      boolean waits = !placed && waiting != null && share.scales();
      if (!placed
          && (waiting == null || !waits || waiting.letWait(order, wanted, left, 1, now) == 0)) {
        return response(order, wanted, created, explained, waits);
      }
      created++;
    }
    return new TaskOrder.Answer(created, books.reservations().releases(), List.of());
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
      noteArrival(order, order.count(), now);
      int created = runByStrategy(order, living(order), submission, false, now).created();
      if (created < order.count()) {
        int refused = order.count() - created;
        books
            .effects()
            .record(new TasksDropped(now, Source.CONTROL_PLANE, refused, order.demand()));
      }
      return created;
    }
    int created = 0;
    for (Execution execution : order.executions()) {
      int instance = starts.choose(wanted);
      if (starts.isWitnessed()) {
        starts.testify(wanted, submission.after(created), starts.upcoming(), instance, now);
      }
      if (instance == Placement.NO_INSTANCE) {
        break;
      }
      noteArrival(order, 1, now);
      Launch launch = starts.launch(order, wanted, execution, submission);
      starts.start(instance, new ClusterTask(order, wanted, launch, now), launch, now);
      created++;
    }
    int left = order.count() - created;
    if (waiting == null || !order.mayWait() || !plainTasksWait || left == 0) {
      return created;
    }
    noteArrival(order, left, now);
    int waits = waiting.letWait(order, wanted, submission.after(created), now);
    if (waits < left) {
      int refused = left - waits;
      books.effects().record(new TasksDropped(now, Source.CONTROL_PLANE, refused, order.demand()));
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
