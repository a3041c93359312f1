package dev.berth.engine.cluster.call;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.cluster.RunnableDefinition;
import dev.berth.engine.input.TaskConduct;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.model.ExecutionRoleUse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster must be told with a call that its own books do not hold.
 *
 * @param definition the revision that the call's task definition means; refused for calls without
 * @param conduct what each task will do that the call starts
 * @param capacityProviders those of the cluster
 * @param roles which roles can be assumed
 * @param client {@code null} where somebody outside of the world calls
 */
public record CallContext(
    Outcome<RunnableDefinition> definition,
    TaskConduct conduct,
    ProviderContext capacityProviders,
    Roles roles,
    @Nullable ClientTask client) {
  /** Whether tasks can be given a role. */
  public interface Roles {
    /** Every role can be assumed, and permits everything. */
    Roles ANY = role -> true;

    /** Whether ECS can assume the role with a name or an ARN. */
    boolean canAssume(String role);

    /** What an execution role would have to permit for these uses, but does not. */
    default Set<RolePermission> lacking(@Nullable String role, List<ExecutionRoleUse> uses) {
      return Set.of();
    }

    /** Whether ECS can create and attach volumes with a role. */
    default boolean permitsVolumes(@Nullable String role) {
      return true;
    }

    /** Why a task cannot be given a role; {@code null} if it can, or names none. */
    default @Nullable EcsError check(@Nullable String role) {
      return role == null || role.isEmpty() || canAssume(role)
          ? null
          : new EcsError.ClientException(
              ("ECS was unable to assume the role '%s' that was provided for this task. Please"
                      + " verify that the role being passed has the proper trust relationship"
                      + " and permissions and that your IAM user has permissions to pass this"
                      + " role.")
                  .formatted(role));
    }
  }

  /** The context of a call that starts no tasks. */
  public static final CallContext NONE =
      new CallContext(
          Outcome.refused(new EcsError.ClientException("TaskDefinition not found.")),
          TaskConduct.ENDLESS,
          ProviderContext.NONE,
          Roles.ANY);

  /** The context of a call from outside of the world. */
  public CallContext(
      Outcome<RunnableDefinition> definition,
      TaskConduct conduct,
      ProviderContext capacityProviders,
      Roles roles) {
    this(definition, conduct, capacityProviders, roles, null);
  }

  /** The same where other roles are known, and tasks do something else. */
  public CallContext doing(TaskConduct otherConduct, Roles otherRoles) {
    return new CallContext(definition, otherConduct, capacityProviders, otherRoles, client);
  }
}
