package dev.drumbeat.db.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person whom a campaign may address.
 *
 * @param addresses in the order of preference
 */
public record Contact(
    long id,
    String key,
    @Nullable Long propertyId,
    @Nullable Long ownerId,
    @Nullable String firstName,
    @Nullable String lastName,
    List<Address> addresses,
    Map<String, Object> fields,
    List<String> tags,
    boolean simulated,
    Instant createdAt,
    Instant updatedAt) {
  /** A contact point of a contact. */
  public record Address(
      String kind,
      String value,
      String lineType,
      List<Consent> consents,
      List<String> suppressed) {}

  /** What the person agreed to. */
  public record Consent(String channel, String basis, String evidence, Instant at) {}
}
