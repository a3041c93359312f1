package dev.berth.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.account.Roles.Permission;
import dev.berth.engine.account.Roles.Role;
import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.lifecycle.container.RolePermission;
import dev.berth.engine.model.Arns;
import dev.berth.engine.model.ExecutionRoleUse;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final String ARN = Arns.DEFAULT.role("app");

  private final Roles roles =
      Roles.only(
          Arns.DEFAULT,
          List.of(
              new Role("app", true, EnumSet.of(Permission.PULL, Permission.LOGS)),
              new Role("bare", true, EnumSet.noneOf(Permission.class)),
              new Role("foreign", false, EnumSet.allOf(Permission.class))));

  @Test
  @Tag("rule.role-unknown")
  void role_thatIsUnknown_cannotBeAssumed() {
    String unknown = Arns.DEFAULT.role("gone");

    assertThat(roles.check(unknown))
        .isEqualTo(
            new ClientException(
                "ECS was unable to assume the role '"
                    + unknown
                    + "' that was provided for this task. Please verify that the role being passed"
                    + " has the proper trust relationship and permissions and that your IAM user"
                    + " has permissions to pass this role."));
  }

  @Test
  @Tag("rule.role-without-trust")
  void role_thatDoesNotTrustTasks_cannotBeAssumed() {
    assertThat(roles.check(Arns.DEFAULT.role("foreign"))).isInstanceOf(ClientException.class);
    assertThat(roles.allows(Arns.DEFAULT.role("foreign"), Permission.PULL)).isFalse();
  }

  @Test
  @Tag("rule.role-by-name-or-arn")
  void role_byNameOrArnWithItsPath_isTheSame() {
    for (String role : List.of("app", ARN, Arns.DEFAULT.role("team/app"))) {
      assertThat(roles.check(role)).as(role).isNull();
    }
    assertThat(roles.check(new Arns("us-east-1", "999999999999").role("app")))
        .isInstanceOf(ClientException.class);
  }

  @Test
  void role_thatIsLeftOut_isNoneToAssume() {
    assertThat(roles.check(null)).isNull();
    assertThat(roles.allows(null, Permission.PULL)).isFalse();
  }

  @Test
  @Tag("rule.role-permissions")
  void role_allowsWhatItHasPermissionFor() {
    assertThat(roles.allows(ARN, Permission.PULL)).isTrue();
    assertThat(roles.allows(ARN, Permission.SECRETS)).isFalse();
  }

  @Test
  void account_thatSaysNothingOfRoles_hasThemAll() {
    Roles any = Roles.any(Arns.DEFAULT);

    assertThat(any.check(Arns.DEFAULT.role("whatever"))).isNull();
    assertThat(any.allows(Arns.DEFAULT.role("whatever"), Permission.SECRETS)).isTrue();
  }

  @Test
  @Tag("rule.role-of-execution-lacks")
  void executionRole_lacksWhatTheTaskNeedsAndItDoesNotPermit() {
    assertThat(roles.lacking(ARN, List.of(ExecutionRoleUse.values())))
        .containsExactly(RolePermission.READ_SECRETS);
    assertThat(roles.lacking(ARN, List.of(ExecutionRoleUse.ECR_IMAGE, ExecutionRoleUse.LOGS)))
        .isEmpty();
    assertThat(roles.lacking(Arns.DEFAULT.role("bare"), List.of(ExecutionRoleUse.values())))
        .containsExactly(
            RolePermission.PULL_IMAGES, RolePermission.READ_SECRETS, RolePermission.WRITE_LOGS);
  }

  @Test
  @Tag("rule.role-of-the-instance")
  void task_withoutExecutionRole_pullsAndLogsByItsInstancesButReadsNoSecrets() {
    assertThat(roles.lacking(null, List.of(ExecutionRoleUse.ECR_IMAGE, ExecutionRoleUse.LOGS)))
        .isEmpty();
    assertThat(roles.lacking(null, List.of(ExecutionRoleUse.PRIVATE_REGISTRY)))
        .containsExactly(RolePermission.READ_SECRETS);
  }

  @Test
  void account_thatSaysNothingOfRoles_lacksNothing() {
    Roles any = Roles.any(Arns.DEFAULT);

    assertThat(any.lacking(ARN, List.of(ExecutionRoleUse.values()))).isEmpty();
    assertThat(any.lacking(null, List.of(ExecutionRoleUse.values()))).isEmpty();
    assertThat(any.permitsVolumes(null)).isTrue();
    assertThat(roles.permitsVolumes(ARN)).isFalse();
  }
}
