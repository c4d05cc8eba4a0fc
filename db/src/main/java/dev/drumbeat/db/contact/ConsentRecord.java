package dev.drumbeat.db.contact;

import dev.drumbeat.db.contact.NewContact.Basis;
import java.time.Instant;

/**
 * That a person agreed to be contacted.
 *
 * @param at when they agreed
 * @param inForce false once the channel is suppressed, by withdrawal or otherwise
 */
public record ConsentRecord(
    long id,
    String kind,
    String value,
    String channel,
    Basis basis,
    String evidence,
    Instant at,
    boolean simulated,
    boolean inForce,
    Instant createdAt) {}
