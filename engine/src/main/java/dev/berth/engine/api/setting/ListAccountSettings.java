package dev.berth.engine.api.setting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists account settings of one principal.
 *
 * @param value only settings with this value; needs a name
 * @param effectiveSettings whether to list what counts, rather than what was set
 */
public record ListAccountSettings(
    @Nullable String name,
    @Nullable String value,
    @Nullable String principalArn,
    @Nullable Boolean effectiveSettings,
    @Nullable String nextToken,
    @Nullable Integer maxResults)
    implements SettingOperation<ListAccountSettings.Response> {
  /** One page. */
  public record Response(List<Setting> settings, @Nullable String nextToken) {}
}
