package dev.berth.scenarios.assembly;

import dev.berth.engine.account.Roles;
import dev.berth.engine.account.Roles.Permission;
import dev.berth.engine.account.Roles.Role;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.TaskDefinition;
import dev.berth.engine.model.TaskRoles;
import dev.berth.scenarios.source.Document;
import dev.berth.scenarios.source.Nearest;
import dev.berth.scenarios.source.Problems;
import dev.berth.scenarios.spec.AccountSpec;
import dev.berth.scenarios.spec.RoleSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles of a scenario's account, and what they come to for the tasks of its workloads. */
final class AccountRoles {
  private final Document document;
  private final Problems problems;
  private final @Nullable Map<String, RoleSpec> specs;
  private final Roles roles;

  AccountRoles(Document document, Problems problems, AccountSpec account) {
    this.document = document;
    this.problems = problems;
    specs = account.roles();
    List<Role> all = all(account);
    roles = all == null ? Roles.any(Arns.DEFAULT) : Roles.only(Arns.DEFAULT, all);
  }

  /** All roles; {@code null} if the scenario leaves them open. */
  static @Nullable List<Role> all(AccountSpec account) {
    Map<String, RoleSpec> specs = account.roles();
    if (specs == null) {
      return null;
    }
    List<Role> all = new ArrayList<>();
    specs.forEach((name, spec) -> all.add(new Role(name, spec.assumable(), permissions(spec))));
    return all;
  }

  /** What the execution role of a workload's tasks lacks; notes roles that cannot be assumed. */
  Set<RolePermission> lacking(String workload, TaskDefinition definition) {
    TaskRoles own = definition.roles();
    check(workload, own.taskRoleArn());
    check(workload, own.executionRoleArn());
    return roles.lacking(own.executionRoleArn(), own.uses());
  }

  private void check(String workload, @Nullable String role) {
    if (specs == null || roles.check(role) == null) {
      return;
    }
    String name = String.valueOf(role).substring(String.valueOf(role).lastIndexOf('/') + 1);
    boolean known = specs.containsKey(name);
    problems.error(
        document.place("workloads", workload),
        known
            ? "the tasks of workload '%s' have the role '%s', which ECS cannot assume"
                .formatted(workload, role)
            : "the tasks of workload '%s' have the role '%s', which the account does not have"
                .formatted(workload, role),
        known
            ? "let it be assumable, or give them another one: RunTask would refuse every call"
            : Nearest.hint(name, specs.keySet()));
  }

  private static Set<Permission> permissions(RoleSpec spec) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (RoleSpec.Permission permission : spec.permissions()) {
      permissions.add(
          switch (permission) {
            case PULL -> Permission.PULL;
            case SECRETS -> Permission.SECRETS;
            case LOGS -> Permission.LOGS;
            case VOLUMES -> Permission.VOLUMES;
          });
    }
    return permissions;
  }
}
