package dev.berth.scenarios.unit;

/** An amount of memory in whole MiB. */
public record MemoryAmount(int mebibytes) {
  private static final int MOST = 1 << 28;

  /** The amount that a text such as {@code 512 MiB} or {@code 2 GB} stands for. */
  public static MemoryAmount parse(String text, boolean bareMebibytes) throws UnitException {
    Amount amount = Amount.parse(text, "512 MiB or 2 GiB");
    if (amount.isBare()) {
      if (!bareMebibytes && amount.number().signum() != 0) {
        String number = text.strip();
        throw new UnitException(
            "ambiguous: " + number, "write %s MiB or %s GiB".formatted(number, number));
      }
      amount = new Amount(amount.number(), "MiB");
    }
    return new MemoryAmount((int) amount.toWhole(UnitTable.MEMORY, "MiB", MOST));
  }
}
