package dev.berth.engine.api.setting;

import org.jspecify.annotations.Nullable;

/** Sets an account setting for all principals that have none of their own. */
public record PutAccountSettingDefault(@Nullable String name, @Nullable String value)
    implements SettingOperation<PutAccountSettingDefault.Response> {
  /** The setting as it is now. */
  public record Response(Setting setting) {}
}
