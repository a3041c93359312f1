package dev.berth.engine;

import dev.berth.engine.account.RateLimit;
import dev.berth.engine.account.RequestCategory;
import dev.berth.engine.account.Roles;
import dev.berth.engine.model.Arns;
import dev.berth.engine.random.Distribution;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the account answers calls.
 *
 * @param throttling the limits of calls that differ from what ECS documents; {@code null} if calls
 *     are not limited at all
 * @param consistencyDelay from a change until descriptions and lists show it, in seconds; {@code
 *     null} if they show it at once
 * @param roles the account's roles; {@code null} if every role exists and may do everything
 * @param arns how all that it holds is called: which account it is, and in which Region
 */
public record AccountRules(
    @Nullable Map<RequestCategory, RateLimit> throttling,
    @Nullable Distribution consistencyDelay,
    @Nullable List<Roles.Role> roles,
    Arns arns) {
  /** Calls without limits, answered from the books themselves, with whatever role. */
  public static final AccountRules PLAIN = new AccountRules(null, null, null);

  public AccountRules {
    if (throttling != null) {
      Map<RequestCategory, RateLimit> limits = new EnumMap<>(RequestCategory.class);
      limits.putAll(throttling);
      throttling = Collections.unmodifiableMap(limits);
    }
    if (roles != null) {
      roles = List.copyOf(roles);
    }
  }

  /** An account that AWS uses in its examples. */
  public AccountRules(
      @Nullable Map<RequestCategory, RateLimit> throttling,
      @Nullable Distribution consistencyDelay,
      @Nullable List<Roles.Role> roles) {
    this(throttling, consistencyDelay, roles, Arns.DEFAULT);
  }

  /** An account in which every role exists and may do everything. */
  public AccountRules(
      @Nullable Map<RequestCategory, RateLimit> throttling,
      @Nullable Distribution consistencyDelay) {
    this(throttling, consistencyDelay, null);
  }

  /** The same rules for another account or Region. */
  public AccountRules of(Arns owner) {
    return new AccountRules(throttling, consistencyDelay, roles, owner);
  }
}
