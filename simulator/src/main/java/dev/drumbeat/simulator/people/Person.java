package dev.drumbeat.simulator.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be reached about a property.
 *
 * @param litigator sues callers
 * @param consent written consent, null for the few who never gave it
 */
public record Person(
    Name name,
    List<Phone> phones,
    List<String> emails,
    boolean litigator,
    @Nullable Consent consent) {

  public record Name(String first, String last) {}

  /**
   * A way to reach the person.
   *
   * @param number ten digits
   * @param score how likely the number is right, 0 to 100
   * @param dnc on the national do-not-call list
   */
  public record Phone(String number, boolean mobile, String carrier, int score, boolean dnc) {}

  public record Consent(List<String> channels, Instant at, String evidence) {}
}
