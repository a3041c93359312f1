package dev.berth.engine.account;

import dev.berth.engine.capacity.ScalingProfile;
import java.util.List;

/**
 * What an account must know of capacity.
 *
 * @param groups its Auto Scaling groups
 */
public record AccountCapacity(ScalingProfile profile, List<GroupView> groups) {
  /** An account without Auto Scaling groups. */
  public static final AccountCapacity PLAIN =
      new AccountCapacity(ScalingProfile.ECS_CURRENT, List.of());

  public AccountCapacity {
    groups = List.copyOf(groups);
  }
}
