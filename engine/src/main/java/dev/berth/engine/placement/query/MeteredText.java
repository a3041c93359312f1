package dev.berth.engine.placement.query;

/** A text that may be read only so often, as backtracking can take longer than anyone waits. */
final class MeteredText implements CharSequence {
  private final String text;
  private int readsLeft = PatternLimits.MAX_READS;

  MeteredText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (--readsLeft < 0) {
      throw ExhaustedException.ONLY;
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The text has been read as often as it may be. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final ExhaustedException ONLY = new ExhaustedException();

    private ExhaustedException() {
      super("read too often", null, false, false);
    }
  }
}
