package dev.berth.engine.account.registration;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where images come from. */
final class Images {
  private static final Pattern ECR =
      Pattern.compile(
          "\\d{12}\\.dkr[.-]ecr(-fips)?\\.[a-z0-9-]+\\.(amazonaws\\.com|on\\.aws).*/.*");

  private Images() {}

  /** Whether an image is kept in a private repository of Amazon ECR. */
  static boolean isOfEcr(@Nullable String image) {
    return image != null && ECR.matcher(image).matches();
  }
}
