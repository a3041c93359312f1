package dev.berth.cli.explain;

import dev.berth.cli.explain.TaskMarks.Choice;
import dev.berth.cli.explain.TaskMarks.Mark;
import dev.berth.cli.explain.TaskTarget.Numbered;
import dev.berth.cli.explain.TaskTarget.Submitted;
import dev.berth.cli.terminal.ExitCode;
import dev.berth.cli.terminal.Terminal;
import dev.berth.cli.terminal.UserError;
import dev.berth.engine.WorldSpecification;
import dev.berth.engine.input.Workload;
import dev.berth.engine.record.RunResult;
import dev.berth.engine.witness.Decision;
import dev.berth.engine.witness.Submission;
import dev.berth.engine.witness.Witness;
import dev.berth.reports.Numbers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a task of a run went where it did: once through the whole run to see that it is the
 * same and what became of the task, once more to the decisions in question.
 */
final class Investigation {
  private final PastRun past;
  private final Replay replay;
  private final WorldSpecification world;
  private KnownInstances known;

  Investigation(PastRun past, Terminal terminal) {
    this.past = past;
    this.replay = new Replay(past, terminal);
    this.world = replay.world();
    this.known = new KnownInstances(world.cluster());
  }

  /** The names of the run's workloads. */
  List<String> workloads() {
    return world.workloads().stream().map(Workload::name).toList();
  }

  /** The instances of the run, once a story has been told. */
  KnownInstances instances() {
    return known;
  }

  /** The story of a task. */
  TaskStory of(TaskTarget target, Choice choice) {
    refuseOwnScheduler(target);
    return switch (target) {
      case Numbered(long task) -> ofNumbered(task, choice);
      case Submitted submitted -> ofSubmitted(submitted, choice);
    };
  }

  /** What such a scheduler saw is not among the decisions of the cluster. */
  private void refuseOwnScheduler(TaskTarget target) {
    List<Workload> asked =
        switch (target) {
          case Numbered _ -> world.workloads();
          case Submitted submitted -> List.of(world.workloads().get(submitted.workload()));
        };
    for (Workload workload : asked) {
      if (workload.scheduler() != null) {
        throw new UserError(
            ExitCode.USAGE,
            "workload '%s' has a scheduler of its own".formatted(workload.name()),
            "explain knows what the cluster decides; ask for a task of another workload as"
                + " WORKLOAD:N");
      }
    }
  }

  private TaskStory ofNumbered(long task, Choice choice) {
    TaskFinder finder = new TaskFinder(task);
    TaskHistory history = new TaskHistory(world.workloads().size(), () -> task, null);
    RunResult result = whole(finder, history);
    Submission found = finder.found();
    if (found == null) {
      throw new UserError(
          ExitCode.USAGE,
          "there is no task " + Numbers.grouped(task) + " in this run",
          finder.placed() == 0
              ? "no task found an instance; name one as WORKLOAD:N, such as "
                  + workloads().getFirst()
                  + ":1"
              : "it placed tasks 1 to " + Numbers.grouped(finder.placed()));
    }
    TaskMarks marks = new TaskMarks(found.workload(), found.first(), choice);
    replay.until(() -> marks.placed() != null, marks);
    Submitted target = new Submitted(found.workload(), found.first());
    return told(target, found.arrived(), marks, history, result);
  }

  private RunResult whole(Witness witness, TaskHistory history) {
    known = new KnownInstances(world.cluster());
    return replay.whole(witness, List.of(history, known));
  }

  private TaskStory ofSubmitted(Submitted target, Choice choice) {
    TaskMarks marks = new TaskMarks(target.workload(), target.number(), choice);
    TaskHistory history = new TaskHistory(world.workloads().size(), () -> task(marks), target);
    RunResult result = whole(marks, history);
    long submitted = history.submitted(target.workload());
    if (history.arrived().isEmpty()) {
      String name = workloads().get(target.workload());
      throw new UserError(
          ExitCode.USAGE,
          "workload '%s' submitted no task %s in this run"
              .formatted(name, Numbers.grouped(target.number())),
          submitted == 0
              ? "it submitted none at all"
              : "it submitted %s:1 to %s:%d".formatted(name, name, submitted));
    }
    return told(target, history.arrived().getAsLong(), marks, history, result);
  }

  private TaskStory told(
      Submitted target, long arrived, TaskMarks marks, TaskHistory history, RunResult result) {
    Mark placed = marks.placed();
    Mark refusal = refusal(marks, arrived);
    Set<Long> positions = new HashSet<>();
    Stream.of(placed, refusal)
        .filter(mark -> mark != null)
        .forEach(mark -> positions.add(mark.position()));
    Explainer explainer = new Explainer(positions);
    if (!explainer.isDone()) {
      replay.until(explainer::isDone, explainer);
    }
    Workload workload = world.workloads().get(target.workload());
    Mark first = marks.firstRefusal();
    Mark last = marks.lastRefusal();
    return new TaskStory(
        past.scenario().name(),
        past.seed(),
        result.resultHash(),
        workload.name(),
        workload.whenFull(),
        world.ties(),
        target.number(),
        history.submitted(target.workload()),
        placed == null ? null : placed.decision().task(),
        arrived,
        first == null || last == null
            ? TaskStory.Refusals.NONE
            : new TaskStory.Refusals(marks.refusals(), first.time(), last.time()),
        attempt(refusal, target, explainer),
        attempt(placed, target, explainer),
        marks.gaveUp(),
        history.stages(),
        history.end());
  }

  /** The refusal that answers why the task had to wait: its own, or of one it had to wait for. */
  private static @Nullable Mark refusal(TaskMarks marks, long arrived) {
    Mark own = marks.chosenRefusal();
    if (own != null || marks.refusals() > 0) {
      if (own == null) {
        throw new UserError(
            ExitCode.USAGE,
            "the task was not tried by then",
            "it was first refused at " + Moments.text(firstRefusal(marks).time()));
      }
      return own;
    }
    Mark placed = marks.placed();
    boolean waited = placed == null || placed.time() > arrived;
    Mark ahead = marks.ahead();
    return !waited || ahead == null || ahead.time() < arrived ? null : ahead;
  }

  private static Mark firstRefusal(TaskMarks marks) {
    Mark first = marks.firstRefusal();
    if (first == null) {
      throw new IllegalStateException("refused, but never for the first time");
    }
    return first;
  }

  private static TaskStory.@Nullable Attempt attempt(
      @Nullable Mark mark, Submitted target, Explainer explainer) {
    if (mark == null) {
      return null;
    }
    Decision decision = mark.decision();
    boolean own = decision.tasks().contains(target.workload(), target.number());
    return new TaskStory.Attempt(
        decision.time(),
        own ? target.number() : decision.tasks().first(),
        own ? mark.attempt() : 0,
        explainer.of(mark.position()));
  }

  private static long task(TaskMarks marks) {
    Mark placed = marks.placed();
    return placed == null ? Decision.NO_TASK : placed.decision().task();
  }
}
