package dev.berth.engine.account;

import static dev.berth.engine.api.Outcomes.error;
import static dev.berth.engine.api.Outcomes.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.engine.api.EcsError.ClientException;
import dev.berth.engine.api.EcsError.InvalidParameterException;
import dev.berth.engine.api.setting.DeleteAccountSetting;
import dev.berth.engine.api.setting.ListAccountSettings;
import dev.berth.engine.api.setting.PutAccountSetting;
import dev.berth.engine.api.setting.PutAccountSettingDefault;
import dev.berth.engine.api.setting.Setting;
import dev.berth.engine.model.Arns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSettingsTest {
  private static final String ROOT = "arn:aws:iam::111122223333:root";
  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";

  private final AccountSettings settings = new AccountSettings(Arns.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "serviceLongArnFormat, enabled",
    "taskLongArnFormat, enabled",
    "containerInstanceLongArnFormat, enabled",
    "awsvpcTrunking, disabled",
    "containerInsights, disabled",
    "fargateFIPSMode, disabled",
    "tagResourceAuthorization, on",
    "fargateTaskRetirementWaitPeriod, 7",
    "guardDutyActivate, off",
    "defaultLogDriverMode, non-blocking",
    "fargateEventWindows, disabled"
  })
  @Tag("rule.setting-initial-values")
  void setting_thatNobodyHasSet_hasItsInitialValue(String name, String value) {
    assertThat(effective(ALICE, name)).containsExactly(value);
  }

  @Test
  @Tag("rule.setting-names")
  void name_thatIsUnknown_isRefused() {
    assertThat(error(settings.put(new PutAccountSetting("dualStackIPv6", "enabled", null))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(settings.delete(new DeleteAccountSetting(null, null))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(error(settings.list(list("unknown", null, null, true))))
        .isInstanceOf(InvalidParameterException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "containerInsights, enhanced, true",
    "awsvpcTrunking, enhanced, false",
    "awsvpcTrunking, on, false",
    "tagResourceAuthorization, off, true",
    "fargateTaskRetirementWaitPeriod, 14, true",
    "fargateTaskRetirementWaitPeriod, 3, false",
    "defaultLogDriverMode, blocking, true"
  })
  @Tag("rule.setting-values")
  void value_thatIsNotOneOfTheSettings_isRefused(String name, String value, boolean allowed) {
    PutAccountSetting request = new PutAccountSetting(name, value, null);

    if (allowed) {
      assertThat(response(settings.put(request)).setting())
          .isEqualTo(new Setting(name, value, ROOT, "user"));
    } else {
      assertThat(error(settings.put(request))).isInstanceOf(InvalidParameterException.class);
    }
  }

  @Test
  @Tag("rule.setting-default-is-for-all-without-their-own")
  void default_countsForThoseWithoutTheirOwn() {
    settings.put(new PutAccountSetting("awsvpcTrunking", "disabled", ALICE));
    settings.putDefault(new PutAccountSettingDefault("awsvpcTrunking", "enabled"));

    assertThat(effective(ALICE, "awsvpcTrunking")).containsExactly("disabled");
    assertThat(effective("arn:aws:iam::111122223333:user/bob", "awsvpcTrunking"))
        .containsExactly("enabled");
  }

  @Test
  @Tag("rule.setting-of-root-is-the-default")
  void setting_ofTheRootUser_isTheDefault() {
    settings.put(new PutAccountSetting("awsvpcTrunking", "enabled", ROOT));

    assertThat(effective(ALICE, "awsvpcTrunking")).containsExactly("enabled");
    assertThat(settings.effective(SettingName.AWSVPC_TRUNKING)).isEqualTo("enabled");
  }

  @Test
  @Tag("rule.setting-delete-brings-the-default-back")
  void delete_bringsTheDefaultBack() {
    settings.putDefault(new PutAccountSettingDefault("containerInsights", "enhanced"));
    settings.put(new PutAccountSetting("containerInsights", "disabled", ALICE));

    Setting left =
        response(settings.delete(new DeleteAccountSetting("containerInsights", ALICE))).setting();

    assertThat(left).isEqualTo(new Setting("containerInsights", "enhanced", ALICE, "user"));
  }

  @Test
  @Tag("rule.setting-managed-by-aws")
  void setting_thatAwsManages_cannotBeSet() {
    assertThat(error(settings.put(new PutAccountSetting("guardDutyActivate", "on", null))))
        .isEqualTo(new ClientException("guardDutyActivate is managed by AWS"));
    assertThat(response(settings.list(list("guardDutyActivate", null, null, true))).settings())
        .extracting(Setting::type)
        .containsExactly("aws_managed");
  }

  @Test
  @Tag("rule.setting-retirement-wait-by-root")
  void retirementWait_ofAUser_isRefused() {
    assertThat(
            error(
                settings.put(new PutAccountSetting("fargateTaskRetirementWaitPeriod", "0", ALICE))))
        .isInstanceOf(ClientException.class);
  }

  @Test
  @Tag("rule.setting-list-only-what-was-set")
  void list_withoutEffective_namesWhatThePrincipalHasSet() {
    settings.putDefault(new PutAccountSettingDefault("containerInsights", "enhanced"));
    settings.put(new PutAccountSetting("awsvpcTrunking", "enabled", ALICE));

    assertThat(response(settings.list(list(null, null, ALICE, false))).settings())
        .containsExactly(new Setting("awsvpcTrunking", "enabled", ALICE, "user"));
    assertThat(response(settings.list(list(null, null, null, false))).settings())
        .containsExactly(new Setting("containerInsights", "enhanced", ROOT, "user"));
  }

  @Test
  @Tag("rule.setting-list-value-needs-a-name")
  void list_withAValueAlone_isRefused() {
    assertThat(error(settings.list(list(null, "enabled", null, true))))
        .isInstanceOf(InvalidParameterException.class);
    assertThat(response(settings.list(list("awsvpcTrunking", "enabled", null, true))).settings())
        .isEmpty();
  }

  @Test
  @Tag("rule.setting-list-pages-of-ten")
  void list_ofAll_takesTwoPages() {
    ListAccountSettings.Response first = response(settings.list(list(null, null, null, true)));
    ListAccountSettings.Response second =
        response(
            settings.list(
                new ListAccountSettings(null, null, null, true, first.nextToken(), null)));

    assertThat(first.settings()).hasSize(10);
    assertThat(second.settings()).hasSize(1);
    assertThat(second.nextToken()).isNull();
    assertThat(error(settings.list(new ListAccountSettings(null, null, null, true, null, 11))))
        .isInstanceOf(InvalidParameterException.class);
  }

  private List<String> effective(String principal, String name) {
    return response(settings.list(list(name, null, principal, true))).settings().stream()
        .map(Setting::value)
        .toList();
  }

  private static ListAccountSettings list(
      @Nullable String name,
      @Nullable String value,
      @Nullable String principal,
      boolean effective) {
    return new ListAccountSettings(name, value, principal, effective, null, null);
  }
}
