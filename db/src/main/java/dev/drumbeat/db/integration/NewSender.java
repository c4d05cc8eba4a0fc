package dev.drumbeat.db.integration;

import dev.drumbeat.db.integration.Sender.NumberType;
import dev.drumbeat.journey.Channel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A sender to be stored; see {@link Sender}. */
public record NewSender(
    String key,
    Channel channel,
    String address,
    @Nullable String displayName,
    @Nullable NumberType numberType,
    BigDecimal perSecond,
    boolean registered,
    @Nullable String postalAddress,
    @Nullable String providerNumberId) {
  /** One that no assistant calls from. */
  public NewSender(
      String key,
      Channel channel,
      String address,
      @Nullable String displayName,
      @Nullable NumberType numberType,
      BigDecimal perSecond,
      boolean registered,
      @Nullable String postalAddress) {
    this(
        key, channel, address, displayName, numberType, perSecond, registered, postalAddress, null);
  }
}
