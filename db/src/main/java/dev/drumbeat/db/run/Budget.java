package dev.drumbeat.db.run;

/**
 * What a run may spend. Millionths of the currency's unit.
 *
 * @param reservedMicros held for effects whose price is open, what was abandoned among them
 * @param settledMicros spent by the providers' own prices
 */
public record Budget(String currency, long amountMicros, long reservedMicros, long settledMicros) {

  /** What more may be reserved; negative when prices came out higher than what was reserved. */
  public long leftMicros() {
    return amountMicros - reservedMicros - settledMicros;
  }
}
