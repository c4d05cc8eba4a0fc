package dev.drumbeat.api.walk;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.input.NamedIds;
import dev.drumbeat.db.enrollment.FactStore;
import dev.drumbeat.db.enrollment.FactStore.LeadFactRows;
import dev.drumbeat.db.webhook.InboxEvent.About;
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
    Map<About, String> ids = NamedIds.of(enrollmentId, contactId, propertyId, ownerId);
    if (ids.size() != 1) {
      throw new InvalidRequest(
          Fault.error(
              "/lead",
              ids.isEmpty() ? "REQUIRED" : "NOT_ALLOWED",
              "Name exactly one of enrollmentId, propertyId, contactId, ownerId"));
    }
    Map.Entry<About, String> named = ids.entrySet().iterator().next();
    if (!named.getValue().matches("[0-9]{1,18}")) {
      throw NamedIds.unknown("/lead", named.getKey());
    }
    return facts
        .of(workspace, named.getKey(), Long.parseLong(named.getValue()))
        .orElseThrow(() -> NamedIds.unknown("/lead", named.getKey()));
  }
}
