package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.input.Execution;
import java.util.List;

/**
 * What a cluster must be told with a call that its own books do not hold.
 *
 * @param definition the revision that the call's task definition means; refused for calls without
 * @param execution what each task will do that the call starts
 * @param capacityProviders those that can be named in a strategy
 * @param roles which roles can be assumed
 */
public record CallContext(
    Outcome<RunnableDefinition> definition,
    Execution execution,
    List<String> capacityProviders,
    Roles roles) {
  /** Whether tasks can be given a role. */
  public interface Roles {
    /** Every role can be assumed. */
    Roles ANY = arn -> true;

    /** Whether ECS can assume a role. */
    boolean canAssume(String arn);
  }

  /** The context of a call that starts no tasks. */
  public static final CallContext NONE =
      new CallContext(
          Outcome.refused(new EcsError.ClientException("TaskDefinition not found.")),
          new Execution(Execution.ENDLESS, 0),
          List.of(),
          Roles.ANY);

  public CallContext {
    capacityProviders = List.copyOf(capacityProviders);
  }
}
