package dev.drumbeat.journey.campaign;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param amount more than nothing, at most six decimals
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {
  /** What providers bill in, and so what is counted in. */
  public static final String DOLLARS = "USD";

  public static final BigDecimal MOST = new BigDecimal("1000000");

  public Money {
    amount = amount.stripTrailingZeros();
    amount = amount.scale() < 2 ? amount.setScale(2) : amount;
  }

  /** Millionths of the currency's unit. */
  public long micros() {
    return amount.movePointRight(6).longValueExact();
  }
}
