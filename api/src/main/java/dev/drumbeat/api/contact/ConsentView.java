package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.ConsentRecord;
import dev.drumbeat.db.contact.NewContact.Basis;
import java.time.Instant;
import java.util.Locale;

/** A consent as a client reads it; {@code inForce} is false once the channel is suppressed. */
record ConsentView(
    String id,
    String kind,
    String value,
    String channel,
    Basis basis,
    String evidence,
    Instant at,
    boolean simulated,
    boolean inForce,
    Instant createdAt) {
  static ConsentView of(ConsentRecord consent) {
    return new ConsentView(
        Long.toString(consent.id()),
        consent.kind(),
        consent.value(),
        consent.channel().toLowerCase(Locale.ROOT),
        consent.basis(),
        consent.evidence(),
        consent.at(),
        consent.simulated(),
        consent.inForce(),
        consent.createdAt());
  }
}
