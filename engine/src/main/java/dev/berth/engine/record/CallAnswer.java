package dev.berth.engine.record;

import java.util.Locale;

/** How a call of a client's was answered. */
public enum CallAnswer {
  /** It was carried out, at least in part. */
  DONE,
  /** It was one too many in too short a time. */
  THROTTLED,
  /** It was refused for another reason. */
  REFUSED;

  /** The answer in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
