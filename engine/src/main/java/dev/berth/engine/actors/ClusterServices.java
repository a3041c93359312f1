package dev.berth.engine.actors;

import dev.berth.engine.api.Operation;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.service.ServiceOperation;
import dev.berth.engine.api.tag.TagCalls;
import dev.berth.engine.api.tag.TagOperation;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.Effects;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.model.ResourceArn;
import dev.berth.engine.placement.query.MissingAttribute;
import dev.berth.engine.random.RandomStreams;
import dev.berth.engine.record.WorldEvent;
import dev.berth.engine.service.ServiceBook;
import dev.berth.engine.service.ServiceCalls;
import dev.berth.engine.service.ServiceRules;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.jspecify.annotations.Nullable;

/** The services of a cluster as its scheduler keeps them: what they are told, and when. */
final class ClusterServices {
  private final ServiceBook book;
  private final ServiceCalls calls;
  private final TagCalls tags;
  private final LongArrayList changedTasks = new LongArrayList();
  private boolean changedInstances;

  /** A cluster without services. */
  private ClusterServices(ServiceBook.Setup setup) {
    book = new ServiceBook(setup);
    calls = new ServiceCalls(book);
    tags = new TagCalls(setup.cluster().names().arns(), book);
  }

  /**
   * The services of a cluster, by the rules of today.
   *
   * @param missing what negative operators of constraints say of instances without the attribute
   */
  static ClusterServices of(
      Cluster cluster, Effects effects, MissingAttribute missing, RandomStreams streams) {
    return new ClusterServices(
        new ServiceBook.Setup(cluster, effects, missing, streams, ServiceRules.CURRENT));
  }

  /** Answers a call about services. */
  <R> Outcome<R> answer(ServiceOperation<R> operation, CallContext context, long now) {
    return calls.answer(operation, context, now);
  }

  /** Answers a call about the tags of a service; {@code null} if it is about something else. */
  <R> @Nullable Outcome<R> answerTags(Operation<R> operation) {
    if (!(operation instanceof TagOperation<R> call)) {
      return null;
    }
    String arn = call.resourceArn();
    boolean own =
        arn != null
            && ResourceArn.parse(arn)
                .filter(parsed -> parsed.kind() == ResourceArn.Kind.SERVICE)
                .isPresent();
    // An operation's own type says what is answered to it, but the compiler cannot know that.
    @SuppressWarnings("unchecked")
    Outcome<R> outcome = own ? (Outcome<R>) tags.answer(call) : null;
    return outcome;
  }

  /** Something about a task has changed. */
  void noteTask(long task) {
    if (!book.isEmpty()) {
      changedTasks.add(task);
    }
  }

  /** Something about a task may have changed. */
  void note(WorldEvent event) {
    if (!book.isEmpty()) {
      switch (event) {
        case WorldEvent.InstanceRegistered _ -> changedInstances = true;
        case WorldEvent.TaskPlaced e -> changedTasks.add(e.task());
        case WorldEvent.TaskNotPlaced e -> changedTasks.add(e.task());
        case WorldEvent.TaskOrphaned e -> changedTasks.add(e.task());
        case WorldEvent.TaskReleased e -> changedTasks.add(e.task());
        case WorldEvent.TaskStatusChanged e -> changedTasks.add(e.task());
        default -> {}
      }
    }
  }

  /** Instances have come, gone or changed. */
  void noteInstances() {
    changedInstances = true;
  }

  /** Lets services take up what has changed, and do what is due. */
  void settle(long now) {
    if (book.isEmpty()) {
      changedInstances = false;
      return;
    }
    if (changedInstances) {
      changedInstances = false;
      book.instancesChanged(now);
    }
    takeUp(now);
    book.advance(now);
    takeUp(now);
  }

  /** When a service next wants to look around; {@link Long#MAX_VALUE} if none does. */
  long nextTime() {
    return book.nextTime();
  }

  private void takeUp(long now) {
    for (int i = 0; i < changedTasks.size(); i++) {
      book.taskChanged(changedTasks.getLong(i), now);
    }
    changedTasks.clear();
  }
}
