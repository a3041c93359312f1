package dev.berth.scenarios.unit;

/** An amount of CPU in ECS's CPU units, 1,024 to a vCPU. */
public record CpuAmount(int units) {
  private static final int MOST = 16_777_216;

  /** The amount that a text such as {@code 1 vCPU} or {@code 256 units} stands for. */
  public static CpuAmount parse(String text, boolean bareUnits) throws UnitException {
    Amount amount = Amount.parse(text, "1 vCPU or 256 units");
    if (amount.isBare()) {
      if (!bareUnits && amount.number().signum() != 0) {
        String number = text.strip();
        throw new UnitException(
            "ambiguous: " + number, "write %s vCPU or %s units".formatted(number, number));
      }
      amount = new Amount(amount.number(), "units");
    }
    return new CpuAmount((int) amount.toWhole(UnitTable.CPU, "units", MOST));
  }
}
