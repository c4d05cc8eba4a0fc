package dev.drumbeat.api.input;

import dev.drumbeat.db.webhook.InboxEvent.About;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids by which a request names what it is about. */
public final class NamedIds {
  private NamedIds() {}

  /** Those that are given. */
  public static Map<About, String> of(
      @Nullable String enrollmentId,
      @Nullable String contactId,
      @Nullable String propertyId,
      @Nullable String ownerId) {
    var ids = new EnumMap<About, String>(About.class);
    put(ids, About.ENROLLMENT, enrollmentId);
    put(ids, About.CONTACT, contactId);
    put(ids, About.PROPERTY, propertyId);
    put(ids, About.OWNER, ownerId);
    return ids;
  }

  /**
   * That the workspace has no such thing.
   *
   * @param under the pointer to what holds the ids; empty for the whole request
   */
  public static InvalidRequest unknown(String under, About about) {
    String name = about.name().toLowerCase(Locale.ROOT);
    return new InvalidRequest(
        Fault.error(under + "/" + name + "Id", "UNKNOWN_ID", "There is no such " + name));
  }

  private static void put(Map<About, String> ids, About about, @Nullable String id) {
    if (id != null) {
      ids.put(about, id);
    }
  }
}
