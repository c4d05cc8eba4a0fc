package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.machine.Position;
import dev.drumbeat.journey.time.Home;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An enrollment with what is known of whom it is about.
 *
 * @param position its {@code dueAt} is in real time
 * @param version of the position
 * @param enrolledAt real time
 * @param overdueSince when it was due, real time, before a pause parked it; null otherwise
 * @param phonePoint the phone chosen for this enrollment, once one is
 * @param emailPoint the e-mail address chosen for this enrollment, once one is
 * @param phones of a lead without a property, E.164: the chosen one, or else its people's
 */
public record Lead(
    long id,
    boolean active,
    Position position,
    int version,
    Instant enrolledAt,
    @Nullable Instant overdueSince,
    @Nullable Long propertyId,
    @Nullable Long ownerId,
    @Nullable Long contactId,
    @Nullable Long phonePoint,
    @Nullable Long emailPoint,
    Map<String, Object> property,
    Map<String, Object> owner,
    Map<String, Object> contact,
    Map<String, Object> enrollment,
    List<String> phones) {

  /** What templates may name. */
  public Map<String, Object> forTemplates() {
    return Map.of(
        "property", property, "owner", owner, "contact", contact, "enrollment", enrollment);
  }

  public @Nullable String text(String field) {
    return property.get(field) instanceof String value ? value : null;
  }

  /** Whose clock it lives by. */
  public Home home() {
    return Home.of(property, contact, owner, phones);
  }
}
