package dev.berth.engine.api.setting;

import org.jspecify.annotations.Nullable;

/**
 * Takes back what a principal has set.
 *
 * @param principalArn the caller if left out
 */
public record DeleteAccountSetting(@Nullable String name, @Nullable String principalArn)
    implements SettingOperation<DeleteAccountSetting.Response> {
  /** The setting that counts from now on. */
  public record Response(Setting setting) {}
}
