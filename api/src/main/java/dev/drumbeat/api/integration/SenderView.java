package dev.drumbeat.api.integration;

import dev.drumbeat.db.integration.Sender;
import dev.drumbeat.db.integration.Sender.NumberType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sender as a client reads it; {@code hold} says why nothing is sent from it for now. */
record SenderView(
    UUID id,
    String key,
    String channel,
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
  static SenderView of(Sender sender) {
    return new SenderView(
        sender.id(),
        sender.key(),
        sender.channel().json(),
        sender.address(),
        sender.displayName(),
        sender.numberType(),
        sender.perSecond(),
        sender.registered(),
        sender.hold(),
        sender.postalAddress(),
        sender.providerNumberId(),
        sender.createdAt(),
        sender.updatedAt());
  }
}
