package dev.drumbeat.journey.time;

/**
 * What the law says of a contact, and by which places it was judged.
 *
 * @param whereabouts every zone and state in which the person could be
 */
public record HoursAnswer(Verdict verdict, Whereabouts whereabouts) {}
