package dev.berth.engine.pipeline;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.Container;
import dev.berth.engine.api.task.DescribeTasks;
import dev.berth.engine.api.task.Failure;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.task.StopTask;
import dev.berth.engine.api.task.Task;
import dev.berth.engine.api.taskdefinition.ContainerDefinition;
import dev.berth.engine.api.taskdefinition.DescribeTaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs tasks and follows them until they stop or the time is over. */
final class FollowedRun {
  private static final String STOP_REASON = "The step's time-out has passed";

  private final StepRun run;
  private final StepWait wait;
  private final Consumer<StepNews> news;
  private final Function<StepEnd, StepAction> then;
  private final List<TaskWatch> watched = new ArrayList<>();
  private final BackOff polls = new BackOff();
  private List<String> essential = List.of();
  private StepEnd placed = StepEnd.of(StepResult.SUCCEEDED);

  /**
   * A run that has not begun.
   *
   * @param then what follows on its end
   */
  FollowedRun(
      StepRun run, StepWait wait, Consumer<StepNews> news, Function<StepEnd, StepAction> then) {
    this.run = run;
    this.wait = wait;
    this.news = news;
    this.then = then;
  }

  /** The first action. */
  StepAction begin() {
    return Calls.call(run.call(), run.conduct(), this::started);
  }

  private StepAction started(Outcome<RunTask.Response> outcome, long now) {
    return switch (outcome) {
      case Outcome.Refused<RunTask.Response>(EcsError error) -> {
        news.accept(new StepNews.Refused("RunTask", error.exception(), error.message()));
        yield then.apply(StepEnd.of(StepResult.REFUSED));
      }
      case Outcome.Done<RunTask.Response>(RunTask.Response response) -> started(response, now);
    };
  }

  private StepAction started(RunTask.Response response, long now) {
    for (Task task : response.tasks()) {
      watched.add(new TaskWatch(task, news));
      String definition = Objects.requireNonNullElse(task.taskDefinitionArn(), "");
      news.accept(new StepNews.Created(task.taskArn(), definition, task.lastStatus()));
    }
    int unplaced = Objects.requireNonNullElse(run.call().count(), 1) - watched.size();
    if (unplaced > 0) {
      placed = StepEnd.of(StepResult.NOT_PLACED);
      news.accept(new StepNews.NotPlaced(unplaced, reasons(response.failures(), unplaced)));
    }
    return switch (wait) {
      case StepWait.UntilStopped until when !watched.isEmpty() ->
          Calls.call(
              new DescribeTaskDefinition(
                  response.tasks().getFirst().taskDefinitionArn(), List.of()),
              (definition, later) -> {
                essential = essential(definition, response.tasks().getFirst());
                return pause(until, now + until.timeoutNanos(), later);
              });
      case StepWait.UntilStopped _, StepWait.None() -> then.apply(placed);
    };
  }

  /** A definition that cannot be described any more counts with all its containers. */
  private static List<String> essential(
      Outcome<DescribeTaskDefinition.Response> outcome, Task task) {
    return switch (outcome) {
      case Outcome.Done<DescribeTaskDefinition.Response>(DescribeTaskDefinition.Response found) ->
          found.taskDefinition().containerDefinitions().stream()
              .filter(container -> !Boolean.FALSE.equals(container.essential()))
              .map(ContainerDefinition::name)
              .filter(Objects::nonNull)
              .toList();
      case Outcome.Refused<DescribeTaskDefinition.Response> _ ->
          task.containers().stream().map(Container::name).toList();
    };
  }

  private StepAction pause(StepWait.UntilStopped until, long deadline, long now) {
    long next = Math.min(now + polls.nextNanos(), deadline);
    return new StepAction.Pause(next, _ -> describe(until, deadline));
  }

  private StepAction describe(StepWait.UntilStopped until, long deadline) {
    List<String> open = open().stream().map(TaskWatch::arn).toList();
    return Calls.call(
        new DescribeTasks(run.call().cluster(), open, List.of()),
        (outcome, now) -> {
          // A task that is MISSING now may be there at the next try.
          switch (outcome) {
            case Outcome.Done<DescribeTasks.Response>(DescribeTasks.Response response) ->
                response.tasks().forEach(this::see);
            case Outcome.Refused<DescribeTasks.Response>(EcsError error) ->
                news.accept(
                    new StepNews.Refused("DescribeTasks", error.exception(), error.message()));
          }
          if (open().isEmpty()) {
            return then.apply(verdict());
          }
          return now < deadline ? pause(until, deadline, now) : timeOut(until);
        });
  }

  private void see(Task task) {
    for (TaskWatch watch : watched) {
      if (watch.arn().equals(task.taskArn())) {
        watch.see(task, essential);
      }
    }
  }

  private List<TaskWatch> open() {
    return watched.stream().filter(watch -> !watch.hasStopped()).toList();
  }

  private StepEnd verdict() {
    StepEnd end = placed;
    for (TaskWatch watch : watched) {
      end = end.and(watch.verdict(essential));
    }
    return end;
  }

  private StepAction timeOut(StepWait.UntilStopped until) {
    List<TaskWatch> open = open();
    news.accept(new StepNews.TimedOut(open.size()));
    return until.stopOnTimeout() ? stop(open) : timedOut();
  }

  private StepAction stop(List<TaskWatch> open) {
    if (open.isEmpty()) {
      return timedOut();
    }
    String task = open.getFirst().arn();
    return Calls.call(
        new StopTask(run.call().cluster(), task, STOP_REASON),
        (outcome, _) -> {
          news.accept(
              switch (outcome) {
                case Outcome.Done<StopTask.Response> _ -> new StepNews.StopAsked(task);
                case Outcome.Refused<StopTask.Response>(EcsError error) ->
                    new StepNews.Refused("StopTask", error.exception(), error.message());
              });
          return stop(open.subList(1, open.size()));
        });
  }

  private StepAction timedOut() {
    return then.apply(StepEnd.of(StepResult.TIMED_OUT));
  }

  /** What stood in the way of each of the tasks, the same reason of several instances once. */
  private static String reasons(List<Failure> failures, int tasks) {
    Map<String, Long> counted =
        failures.stream()
            .map(failure -> String.valueOf(failure.reason()))
            .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
    return counted.entrySet().stream()
        .map(entry -> {
          long instances = entry.getValue() / tasks;
          return instances <= 1
              ? entry.getKey()
              : "%s on %d instances".formatted(entry.getKey(), instances);
        })
        .collect(Collectors.joining(", "));
  }
}
