package dev.berth.engine.account;

import dev.berth.engine.api.EcsError;
import dev.berth.engine.api.Listing;
import dev.berth.engine.api.Outcome;
import dev.berth.engine.api.setting.DeleteAccountSetting;
import dev.berth.engine.api.setting.ListAccountSettings;
import dev.berth.engine.api.setting.PutAccountSetting;
import dev.berth.engine.api.setting.PutAccountSettingDefault;
import dev.berth.engine.api.setting.Setting;
import dev.berth.engine.api.setting.SettingOperation;
import dev.berth.engine.model.Arns;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an account. Callers are the root user unless they say for whom they call; what
 * the root user sets is the default of everybody else.
 */
public final class AccountSettings {
  private static final int LARGEST_PAGE = 10;

  private final String root;
  private final Map<String, Map<SettingName, String>> byPrincipal = new LinkedHashMap<>();

  /** Settings that nobody has set. */
  public AccountSettings(Arns arns) {
    root = "arn:aws:iam::" + arns.account() + ":root";
  }

  /** Answers one of the operations on settings. */
  public Outcome<?> answer(SettingOperation<?> operation) {
    return switch (operation) {
      case PutAccountSetting put -> put(put);
      case PutAccountSettingDefault put -> putDefault(put);
      case DeleteAccountSetting delete -> delete(delete);
      case ListAccountSettings list -> list(list);
    };
  }

  /** What counts for callers that say nothing else. */
  public String effective(SettingName name) {
    return effective(name, root);
  }

  /** Sets a setting for a principal. */
  public Outcome<PutAccountSetting.Response> put(PutAccountSetting request) {
    String principal = principal(request.principalArn());
    return name(request.name())
        .then(name -> set(name, request.value(), principal))
        .then(setting -> Outcome.of(new PutAccountSetting.Response(setting)));
  }

  /** Sets a setting for all who have none of their own. */
  public Outcome<PutAccountSettingDefault.Response> putDefault(PutAccountSettingDefault request) {
    return name(request.name())
        .then(name -> set(name, request.value(), root))
        .then(setting -> Outcome.of(new PutAccountSettingDefault.Response(setting)));
  }

  /** Takes back what a principal has set. */
  public Outcome<DeleteAccountSetting.Response> delete(DeleteAccountSetting request) {
    String principal = principal(request.principalArn());
    return name(request.name())
        .then(name -> {
          if (name.isManagedByAws()) {
            return managed(name);
          }
          Map<SettingName, String> own = byPrincipal.get(principal);
          if (own != null) {
            own.remove(name);
          }
          return Outcome.of(new DeleteAccountSetting.Response(setting(name, principal)));
        });
  }

  /** Lists settings of a principal. */
  public Outcome<ListAccountSettings.Response> list(ListAccountSettings request) {
    String asked = request.name();
    String value = request.value();
    if (asked == null && value != null) {
      return invalid("a value needs a name to go with");
    }
    String principal = principal(request.principalArn());
    return names(asked)
        .then(names ->
            Listing.page(
                listed(names, request),
                Listing.Order.byNumber(SettingName::ordinal),
                new Listing.Request(request.maxResults(), request.nextToken(), LARGEST_PAGE)))
        .then(listing ->
            Outcome.of(
                new ListAccountSettings.Response(
                    listing.items().stream().map(name -> setting(name, principal)).toList(),
                    listing.nextToken())));
  }

  private List<SettingName> listed(List<SettingName> names, ListAccountSettings request) {
    String principal = principal(request.principalArn());
    boolean effective = Boolean.TRUE.equals(request.effectiveSettings());
    String value = request.value();
    return names.stream()
        .filter(name -> effective || own(principal).containsKey(name))
        .filter(name -> value == null || value.equals(effective(name, principal)))
        .toList();
  }

  private static Outcome<List<SettingName>> names(@Nullable String asked) {
    return asked == null
        ? Outcome.of(List.of(SettingName.values()))
        : name(asked).then(name -> Outcome.of(List.of(name)));
  }

  private Outcome<Setting> set(SettingName name, @Nullable String value, String principal) {
    if (name.isManagedByAws()) {
      return managed(name);
    }
    if (value == null || !name.allowed().contains(value)) {
      return invalid(
          "%s is '%s', expected one of %s".formatted(name.word(), value, name.allowed()));
    }
    if (name.isOfRootOnly() && !principal.equals(root)) {
      return Outcome.refused(
          new EcsError.ClientException("only the root user sets " + name.word()));
    }
    byPrincipal
        .computeIfAbsent(principal, unused -> new EnumMap<>(SettingName.class))
        .put(name, value);
    return Outcome.of(setting(name, principal));
  }

  private Setting setting(SettingName name, String principal) {
    return new Setting(
        name.word(),
        effective(name, principal),
        principal,
        name.isManagedByAws() ? "aws_managed" : "user");
  }

  private String effective(SettingName name, String principal) {
    String byDefault = own(root).getOrDefault(name, name.initial());
    return own(principal).getOrDefault(name, byDefault);
  }

  private Map<SettingName, String> own(String principal) {
    return byPrincipal.getOrDefault(principal, Map.of());
  }

  private String principal(@Nullable String given) {
    return given == null ? root : given;
  }

  private static Outcome<SettingName> name(@Nullable String word) {
    return SettingName.of(String.valueOf(word))
        .map(Outcome::of)
        .orElseGet(() ->
            invalid(
                "account setting '%s' is unknown, expected one of %s"
                    .formatted(word, SettingName.words())));
  }

  private static <R> Outcome<R> managed(SettingName name) {
    return Outcome.refused(
        new EcsError.ClientException("%s is managed by AWS".formatted(name.word())));
  }

  private static <R> Outcome<R> invalid(String message) {
    return Outcome.refused(new EcsError.InvalidParameterException(message));
  }
}
