package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.GetTaskProtection;
import dev.berth.engine.api.task.ProtectedTask;
import dev.berth.engine.api.task.UpdateTaskProtection;
import dev.berth.engine.cluster.Cluster;
import dev.berth.engine.cluster.ClusterTask;
import dev.berth.engine.cluster.SeenTask;
import dev.berth.engine.cluster.TaskDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** UpdateTaskProtection and GetTaskProtection. */
final class TaskProtections {
  private static final long MINUTE = 60_000_000_000L;
  private static final int MOST_UPDATED = 10;
  private static final int MOST_ASKED = 100;
  private static final int MOST_MINUTES = 2_880;
  private static final int DEFAULT_MINUTES = 120;

  private final Cluster cluster;

  TaskProtections(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Those that can be protected, and why others cannot. */
  private record Sorted<T>(List<T> valid, List<Failure> failures) {}

  Outcome<UpdateTaskProtection.Response> update(UpdateTaskProtection call, long now) {
    List<String> tasks = call.tasks() == null ? List.of() : call.tasks();
    Boolean enabled = call.protectionEnabled();
    EcsError error =
        Check.first(
            () -> Check.that(!tasks.isEmpty(), "Tasks cannot be empty."),
            () ->
                Check.that(
                    tasks.size() <= MOST_UPDATED,
                    "tasks can have at most %d items.".formatted(MOST_UPDATED)),
            () -> Check.that(enabled != null, "protectionEnabled is missing, expected a boolean"),
            () -> Check.within("expiresInMinutes", call.expiresInMinutes(), 1, MOST_MINUTES));
    if (error != null) {
      return Outcome.refused(error);
    }
    Integer minutes = call.expiresInMinutes();
    long until = now + MINUTE * (minutes == null ? DEFAULT_MINUTES : minutes);
    long changed = Boolean.TRUE.equals(enabled) ? until : 0;
    Sorted<ClusterTask> sorted = sort(tasks, cluster.tasks()::find);
    sorted.valid().forEach(protect(changed));
    return Outcome.of(
        new UpdateTaskProtection.Response(described(sorted.valid(), now), sorted.failures()));
  }

  Outcome<GetTaskProtection.Response> get(GetTaskProtection call, long now) {
    return get(
        call, cluster.tasks()::find, () -> cluster.tasks().list(SeenTask::canBeProtected), now);
  }

  /**
   * How tasks stand as somebody sees them.
   *
   * @param finder a task by its number; {@code null} where none is seen
   * @param all those that can be protected
   */
  <T extends SeenTask> Outcome<GetTaskProtection.Response> get(
      GetTaskProtection call, LongFunction<@Nullable T> finder, Supplier<List<T>> all, long now) {
    List<String> tasks = call.tasks() == null ? List.of() : call.tasks();
    if (tasks.size() > MOST_ASKED) {
      return Outcome.refused(
          Check.invalid("tasks can have at most %d items.".formatted(MOST_ASKED)));
    }
    Sorted<T> sorted = tasks.isEmpty() ? new Sorted<>(all.get(), List.of()) : sort(tasks, finder);
    return Outcome.of(
        new GetTaskProtection.Response(described(sorted.valid(), now), sorted.failures()));
  }

  private <T extends SeenTask> Sorted<T> sort(
      List<String> references, LongFunction<@Nullable T> finder) {
    Sorted<T> sorted = new Sorted<>(new ArrayList<>(), new ArrayList<>());
    for (String reference : references) {
      T task = finder.apply(cluster.names().tasks().number(reference));
      String arn = cluster.names().tasks().arn(reference);
      if (task == null) {
        sorted.failures().add(Failure.of(arn, "MISSING"));
      } else if (task.canBeProtected()) {
        sorted.valid().add(task);
      } else {
        sorted.failures().add(Failure.of(arn, "TASK_NOT_VALID"));
      }
    }
    return sorted;
  }

  private static Consumer<ClusterTask> protect(long until) {
    return task -> {
      TaskDetails details = task.details();
      task.describe(details.protectedUntil(until));
    };
  }

  private List<ProtectedTask> described(List<? extends SeenTask> tasks, long now) {
    return tasks.stream()
        .map(task -> {
          boolean enabled = task.isProtected(now);
          long until = task.details().protectedUntil();
          String arn = cluster.names().tasks().arn(task.number());
          return new ProtectedTask(arn, enabled, enabled ? until : null);
        })
        .toList();
  }
}
