package dev.berth.engine.api.setting;

import dev.berth.engine.api.Operation;

/**
 * An operation on account settings.
 *
 * @param <R> what ECS answers
 */
public sealed interface SettingOperation<R> extends Operation<R>
    permits PutAccountSetting,
        PutAccountSettingDefault,
        DeleteAccountSetting,
        ListAccountSettings {}
