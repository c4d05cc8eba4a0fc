package dev.drumbeat.db.contact;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.LineType;
import dev.drumbeat.journey.contact.PointKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact to be stored.
 *
 * @param key the person's own id at its source; taken once
 * @param reaches in the order of preference
 */
public record NewContact(
    String key,
    @Nullable Long propertyId,
    @Nullable Long ownerId,
    @Nullable String firstName,
    @Nullable String lastName,
    List<Reach> reaches,
    Map<String, Object> fields,
    List<String> tags) {
  /** A phone or an address of it, normalised. */
  public record Reach(
      PointKind kind, String value, LineType lineType, List<Agreement> agreements) {}

  /** What the person agreed to, by which evidence. */
  public record Agreement(Channel channel, Basis basis, String evidence, Instant at) {}

  /** How strong the agreement is. */
  public enum Basis {
    EXPRESS,
    WRITTEN
  }
}
