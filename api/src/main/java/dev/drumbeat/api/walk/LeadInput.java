package dev.drumbeat.api.walk;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.enrollment.FactStore;
import dev.drumbeat.db.enrollment.FactStore.LeadFactRows;
import dev.drumbeat.db.webhook.InboxEvent.About;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom something is tried on: exactly one id. */
record LeadInput(
    @Nullable String enrollmentId,
    @Nullable String propertyId,
    @Nullable String contactId,
    @Nullable String ownerId) {
  LeadFactRows read(FactStore facts, UUID workspace) {
    var ids = new EnumMap<About, String>(About.class);
    put(ids, About.ENROLLMENT, enrollmentId);
    put(ids, About.PROPERTY, propertyId);
    put(ids, About.CONTACT, contactId);
    put(ids, About.OWNER, ownerId);
    if (ids.size() != 1) {
      throw new InvalidRequest(
          Fault.error(
              "/lead",
              ids.isEmpty() ? "REQUIRED" : "NOT_ALLOWED",
              "Name exactly one of enrollmentId, propertyId, contactId, ownerId"));
    }
    Map.Entry<About, String> named = ids.entrySet().iterator().next();
    String name = named.getKey().name().toLowerCase(java.util.Locale.ROOT);
    if (!named.getValue().matches("[0-9]{1,18}")) {
      throw unknown(name);
    }
    return facts
        .of(workspace, named.getKey(), Long.parseLong(named.getValue()))
        .orElseThrow(() -> unknown(name));
  }

  private static InvalidRequest unknown(String name) {
    return new InvalidRequest(
        Fault.error("/lead/" + name + "Id", "UNKNOWN_ID", "There is no such " + name));
  }

  private static void put(Map<About, String> ids, About about, @Nullable String id) {
    if (id != null) {
      ids.put(about, id);
    }
  }
}
