package dev.drumbeat.api.walk;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.input.NamedIds;
import dev.drumbeat.db.enrollment.FactStore;
import dev.drumbeat.db.enrollment.FactStore.LeadFactRows;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.journey.machine.LeadFacts;
import dev.drumbeat.journey.time.Home;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** As a journey would know it at a time. */
  static LeadFacts lead(LeadFactRows rows, Instant at) {
    var enrollment = new LinkedHashMap<>(rows.fields());
    enrollment.put("id", rows.enrollment());
    return new LeadFacts(
        rows.property(),
        rows.owner(),
        rows.contact(),
        enrollment,
        whereabouts(rows).zone(at),
        List.of());
  }

  static Whereabouts whereabouts(LeadFactRows rows) {
    return Home.of(rows.property(), rows.contact(), rows.owner(), List.of()).whereabouts();
  }
}
