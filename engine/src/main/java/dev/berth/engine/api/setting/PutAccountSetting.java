package dev.berth.engine.api.setting;

import org.jspecify.annotations.Nullable;

/**
 * Sets an account setting for one principal.
 *
 * @param principalArn the caller if left out; for the root user it is the default of all others
 */
public record PutAccountSetting(
    @Nullable String name, @Nullable String value, @Nullable String principalArn)
    implements SettingOperation<PutAccountSetting.Response> {
  /** The setting as it is now. */
  public record Response(Setting setting) {}
}
