package dev.berth.engine.time.pekko;

import dev.berth.engine.time.Lane;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * An actor of a world. An error in one ends the world: a simulation that went on without one of its
 * actors would give a wrong answer.
 *
 * @param <C> the actor's commands
 */
public abstract class LaneActor<C> extends AbstractMatchingBehavior<C> {
  private final Lane lane;

  /** An actor that lives in this lane. */
  protected LaneActor(ActorContext<C> context, Lane lane) {
    super(context);
    this.lane = lane;
  }

  /** A behavior that begins like this; an error on the way ends the world like any later one. */
  protected static <C> Behavior<C> begin(
      Lane lane, Function<ActorContext<C>, Behavior<C>> beginning) {
    return Behaviors.setup(context -> {
      try {
        return beginning.apply(context);
      } catch (RuntimeException | Error e) {
        lane.fail(e);
        return Behaviors.stopped();
      }
    });
  }

  /** The lane the actor lives in; its clock is the actor's. */
  protected final Lane lane() {
    return lane;
  }

  @Override
  public final Behavior<C> onMessage(C command) {
    try {
      return onCommand(command);
    } catch (RuntimeException | Error e) {
      lane.fail(e);
      return Behaviors.stopped();
    }
  }

  /** Takes the next command. */
  protected abstract Behavior<C> onCommand(C command);
}
