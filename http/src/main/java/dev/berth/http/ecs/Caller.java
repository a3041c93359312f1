package dev.berth.http.ecs;

import dev.berth.engine.model.Arns;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls, as the signature says it: the account and the Region. */
public final class Caller {
  /** The account of callers whose access key is no account. */
  public static final String ACCOUNT = "123456789012";

  /** The Region of callers who name none. */
  public static final String REGION = "us-east-1";

  private static final Pattern CREDENTIAL =
      Pattern.compile("Credential=([^/,\\s]{1,128})(?:/\\d{8}/([^/,\\s]{1,64})/[^/,\\s]+/)?");
  private static final Pattern ACCOUNT_FORM = Pattern.compile("\\d{12}");
  private static final Pattern REGION_FORM = Pattern.compile("[a-z]{2,8}(-[a-z0-9]{1,20}){1,4}");

  private Caller() {}

  /**
   * The account that calls: the access key when it has twelve digits. A signature is not checked.
   *
   * @param authorization the header, if there is one
   */
  public static Arns of(@Nullable String authorization) {
    String account = ACCOUNT;
    String region = REGION;
    Matcher credential = CREDENTIAL.matcher(authorization == null ? "" : authorization);
    if (credential.find()) {
      if (ACCOUNT_FORM.matcher(credential.group(1)).matches()) {
        account = credential.group(1);
      }
      String scope = credential.group(2);
      if (scope != null && REGION_FORM.matcher(scope).matches()) {
        region = scope;
      }
    }
    return new Arns(region, account);
  }
}
