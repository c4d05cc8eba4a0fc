package dev.drumbeat.db.enrichment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person found for a property.
 *
 * @param contactKey what makes two records one person
 * @param ownerId whose person it is; null makes it the property's
 */
public record FoundPerson(
    String contactKey,
    long propertyId,
    @Nullable Long ownerId,
    @Nullable String firstName,
    @Nullable String lastName,
    boolean simulated,
    List<FoundPoint> points) {

  /**
   * A way to reach the person.
   *
   * @param kind PHONE or EMAIL
   * @param rank 0 is preferred
   * @param barred DNC or LITIGATOR, if it must not be called or texted
   * @param consent null when none is known
   */
  public record FoundPoint(
      String kind,
      String value,
      String lineType,
      int score,
      int rank,
      @Nullable String barred,
      @Nullable FoundConsent consent) {}

  /**
   * A consent that came with it.
   *
   * @param channels SMS, VOICE
   * @param at ISO-8601
   */
  public record FoundConsent(List<String> channels, String at, String evidence) {}
}
