package dev.drumbeat.db.integration;

import dev.drumbeat.journey.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number or address that messages and calls come from.
 *
 * @param key what a step's {@code from} names
 * @param perSecond requests a second at most
 * @param providerNumberId Vapi's id of a number that its assistants call from; null of any other
 * @param hold why nothing is sent from here for now; null when healthy
 */
public record Sender(
    UUID id,
    String key,
    Channel channel,
    String address,
    @Nullable String displayName,
    @Nullable NumberType numberType,
    BigDecimal perSecond,
    boolean registered,
    @Nullable String hold,
    @Nullable String postalAddress,
    @Nullable String providerNumberId,
    Instant createdAt,
    Instant updatedAt) {
  /** What kind of number the carriers know it as. */
  public enum NumberType {
    LONG_CODE,
    TOLL_FREE,
    SHORT_CODE
  }
}
