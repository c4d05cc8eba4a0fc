package dev.drumbeat.simulator.people;

import org.jspecify.annotations.Nullable;

/**
 * Who is behind a number.
 *
 * @param landline can't take texts (Twilio 21614)
 * @param undeliveredCode Twilio's error code of a text that never arrives; null when it does
 * @param reply what is answered to the first text from a sender; null for the silent
 */
public record PhonePersona(
    String phone,
    boolean landline,
    @Nullable Integer undeliveredCode,
    @Nullable TextReply reply,
    CallFate call) {}
