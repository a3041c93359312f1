package dev.berth.engine.account;

import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ExecutionRoleUse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The IAM roles of an account, as far as tasks can have them. */
public final class Roles implements CallContext.Roles {
  private final Arns arns;
  private final boolean anyWill;
  private final Map<String, Role> roles = new LinkedHashMap<>();

  private Roles(Arns arns, boolean anyWill) {
    this.arns = arns;
    this.anyWill = anyWill;
  }

  /** What a role lets ECS do on the way to a task's start. */
  public enum Permission {
    /** Pull images from a private registry. */
    PULL,
    /** Read secrets and parameters. */
    SECRETS,
    /** Write the containers' logs. */
    LOGS,
    /** Create and attach volumes. */
    VOLUMES
  }

  /**
   * A role.
   *
   * @param assumable whether it trusts ECS tasks
   */
  public record Role(String name, boolean assumable, Set<Permission> permissions) {
    /** A role that trusts ECS tasks and may do all that a start needs. */
    public static Role complete(String name) {
      return new Role(name, true, EnumSet.allOf(Permission.class));
    }
  }

  /** An account in which every role that a task names is there and may do everything. */
  public static Roles any(Arns arns) {
    return new Roles(arns, true);
  }

  /** An account with these roles and no others. */
  public static Roles only(Arns arns, Iterable<Role> known) {
    Roles roles = new Roles(arns, false);
    known.forEach(role -> roles.roles.put(role.name(), role));
    return roles;
  }

  @Override
  public boolean canAssume(String role) {
    Role known = find(role);
    return known != null && known.assumable();
  }

  @Override
  public Set<RolePermission> lacking(@Nullable String role, List<ExecutionRoleUse> uses) {
    Set<RolePermission> lacking = EnumSet.noneOf(RolePermission.class);
    for (ExecutionRoleUse use : uses) {
      switch (use) {
        case ECR_IMAGE -> {
          if (role != null && !allows(role, Permission.PULL)) {
            lacking.add(RolePermission.PULL_IMAGES);
          }
        }
        case PRIVATE_REGISTRY, SECRETS -> {
          if (!anyWill && !allows(role, Permission.SECRETS)) {
            lacking.add(RolePermission.READ_SECRETS);
          }
        }
        case LOGS -> {
          if (role != null && !allows(role, Permission.LOGS)) {
            lacking.add(RolePermission.WRITE_LOGS);
          }
        }
        // Files come from a bucket, which roles of a scenario say nothing of.
        case ENVIRONMENT_FILES -> {}
      }
    }
    return lacking;
  }

  @Override
  public boolean permitsVolumes(@Nullable String role) {
    return anyWill || allows(role, Permission.VOLUMES);
  }

  /** Whether a role may do something; without a role nobody may. */
  public boolean allows(@Nullable String role, Permission permission) {
    Role known = role == null ? null : find(role);
    return known != null && known.assumable() && known.permissions().contains(permission);
  }

  private @Nullable Role find(String role) {
    String prefix = arns.role("");
    String path = role.startsWith(prefix) ? role.substring(prefix.length()) : role;
    // An ARN carries the role's path, by which no two roles of an account differ.
    String name = path.startsWith("arn:") ? path : path.substring(path.lastIndexOf('/') + 1);
    return anyWill ? Role.complete(name) : roles.get(name);
  }
}
