package dev.berth.engine.pipeline;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.task.RunTask;
import dev.berth.engine.api.taskdefinition.DeregisterTaskDefinition;
import dev.berth.engine.api.taskdefinition.RegisterTaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A step on its way. It knows no clock and calls nobody: it says what to do next, and goes on when
 * the action's continuation is called.
 */
public final class StepMachine {
  private final PipelineStep step;
  private final List<String> registered = new ArrayList<>();
  private final List<StepNews> news = new ArrayList<>();

  /** A step that has not begun. */
  public StepMachine(PipelineStep step) {
    this.step = step;
  }

  /** The first action, to be asked for at the step's time. */
  public StepAction begin() {
    news.add(new StepNews.Began());
    return register(0);
  }

  /** What has happened since this was asked for last, in order. */
  public List<StepNews> takeNews() {
    List<StepNews> taken = List.copyOf(news);
    news.clear();
    return taken;
  }

  private StepAction register(int index) {
    if (index == step.register().size()) {
      return run();
    }
    return Calls.call(
        step.register().get(index),
        (outcome, _) ->
            switch (outcome) {
              case Outcome.Done<RegisterTaskDefinition.Response>(var response) -> {
                String arn = response.taskDefinition().taskDefinitionArn();
                registered.add(arn);
                news.add(new StepNews.Registered(arn));
                yield register(index + 1);
              }
              case Outcome.Refused<RegisterTaskDefinition.Response>(EcsError error) -> {
                refused("RegisterTaskDefinition", error);
                yield ended(StepEnd.of(StepResult.REFUSED));
              }
            });
  }

  private StepAction run() {
    StepRun run = step.run();
    if (run == null) {
      return ended(StepEnd.of(StepResult.SUCCEEDED));
    }
    return follow(run, this::ended);
  }

  private StepAction follow(StepRun run, Function<StepEnd, StepAction> then) {
    StepRun complete = new StepRun(withDefinition(run.call()), run.conduct());
    return new FollowedRun(complete, step.waiting(), news::add, then).begin();
  }

  /** The call for the definition that was registered last, unless it names one. */
  private RunTask withDefinition(RunTask call) {
    return call.taskDefinition() != null || registered.isEmpty()
        ? call
        : call.withTaskDefinition(registered.getLast());
  }

  private StepAction ended(StepEnd end) {
    if (end.result() == StepResult.SUCCEEDED || !step.onFailure().isAnything()) {
      return over(end, false);
    }
    news.add(new StepNews.RollBackBegan());
    StepRun instead = step.onFailure().run();
    return instead == null
        ? deregister(0, end, true)
        : follow(instead, outcome -> deregister(0, end, outcome.result() == StepResult.SUCCEEDED));
  }

  private StepAction deregister(int index, StepEnd end, boolean rolledBack) {
    if (!step.onFailure().deregister() || index == registered.size()) {
      return over(end, rolledBack);
    }
    String arn = registered.get(index);
    return Calls.call(
        new DeregisterTaskDefinition(arn),
        (outcome, _) ->
            switch (outcome) {
              case Outcome.Done<DeregisterTaskDefinition.Response> _ -> {
                news.add(new StepNews.Deregistered(arn));
                yield deregister(index + 1, end, rolledBack);
              }
              case Outcome.Refused<DeregisterTaskDefinition.Response>(EcsError error) -> {
                refused("DeregisterTaskDefinition", error);
                yield deregister(index + 1, end, false);
              }
            });
  }

  private void refused(String operation, EcsError error) {
    news.add(new StepNews.Refused(operation, error.exception(), error.message()));
  }

  private StepAction over(StepEnd end, boolean rolledBack) {
    news.add(new StepNews.Ended(end.result(), end.exitCode(), rolledBack));
    return new StepAction.End();
  }
}
