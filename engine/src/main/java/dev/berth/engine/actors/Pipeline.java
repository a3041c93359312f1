package dev.berth.engine.actors;

import dev.berth.engine.api.Outcome;
import dev.berth.engine.pipeline.PipelineStep;
import dev.berth.engine.pipeline.StepAction;
import dev.berth.engine.pipeline.StepMachine;
import dev.berth.engine.pipeline.StepNews;
import dev.berth.engine.record.WorldEvent.StepChanged;
import dev.berth.engine.time.Lane;
import dev.berth.engine.time.pekko.LaneActor;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A deployment pipeline at one of its steps: calls ECS from outside, as any client does. */
final class Pipeline extends LaneActor<Pipeline.Command> {
  /** What a pipeline can be told. */
  sealed interface Command {}

  /** Private: the step's time has come. */
  private enum Signal implements Command {
    BEGIN
  }

  /** Private: ECS has answered. */
  private record Answered<R>(StepAction.Call<R> call, Outcome<R> outcome) implements Command {
    StepAction next(long now) {
      return call.then().after(outcome, now);
    }
  }

  /** Private: a pause is over. */
  private record Woken(StepAction.Pause pause) implements Command {}

  /**
   * What a pipeline works with.
   *
   * @param index which of the world's steps this is
   * @param source what its events bear
   */
  record Setup(
      int index,
      long source,
      Lane lane,
      PipelineStep step,
      ActorRef<ControlPlane.Command> controlPlane,
      Census census) {}

  private final Setup setup;
  private final StepMachine machine;

  private Pipeline(ActorContext<Command> context, Setup setup) {
    super(context, setup.lane());
    this.setup = setup;
    machine = new StepMachine(setup.step());
  }

  /** A pipeline that waits for its step's time. */
  static Behavior<Command> create(Setup setup) {
    return begin(
        setup.lane(),
        context -> {
          Pipeline pipeline = new Pipeline(context, setup);
          setup.census().clientBusy();
          pipeline.tellLater(Signal.BEGIN, setup.step().atNanos());
          return pipeline;
        });
  }

  @Override
  protected Behavior<Command> onCommand(Command command) {
    long now = lane().now();
    return act(
        switch (command) {
          case Signal.BEGIN -> machine.begin();
          case Answered<?> answered -> answered.next(now);
          case Woken(StepAction.Pause pause) -> pause.then().after(now);
        });
  }

  private Behavior<Command> act(StepAction action) {
    for (StepNews news : machine.takeNews()) {
      lane().record(new StepChanged(lane().now(), setup.source(), setup.index(), news));
    }
    return switch (action) {
      case StepAction.Call<?> call -> make(call);
      case StepAction.Pause pause -> {
        tellLater(new Woken(pause), pause.untilNanos());
        yield this;
      }
      case StepAction.End() -> {
        setup.census().clientIdle();
        yield Behaviors.stopped();
      }
    };
  }

  private <R> Behavior<Command> make(StepAction.Call<R> call) {
    ActorRef<Command> self = getContext().getSelf();
    setup
        .controlPlane()
        .tell(
            new ControlPlane.Call<>(
                call.operation(),
                call.conduct(),
                outcome -> self.tell(new Answered<>(call, outcome))));
    return this;
  }

  private void tellLater(Command command, long time) {
    Duration delay = Duration.ofNanos(time - lane().now());
    getContext().scheduleOnce(delay, getContext().getSelf(), command);
  }
}
