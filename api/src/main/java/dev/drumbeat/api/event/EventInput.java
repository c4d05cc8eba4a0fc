package dev.drumbeat.api.event;

import dev.drumbeat.api.contact.Addresses;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.input.NamedIds;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.journey.campaign.EventType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened, as a client posts it. It names exactly one subject.
 *
 * @param id what makes it the same event when it is posted again; header Idempotency-Key else
 * @param type a name of the operator's own, none of the built-in events
 * @param address a phone or an e-mail address, for all leads that are reached at it
 * @param data at most 16 KB as JSON; conditions read it as {@code event.NAME}
 */
record EventInput(
    @Size(min = 1, max = 200) @Nullable String id,
    @NotBlank @Size(max = 60) String type,
    @Pattern(regexp = ID, message = IDS) @Nullable String enrollmentId,
    @Pattern(regexp = ID, message = IDS) @Nullable String contactId,
    @Pattern(regexp = ID, message = IDS) @Nullable String propertyId,
    @Pattern(regexp = ID, message = IDS) @Nullable String ownerId,
    @Size(max = 320) @Nullable String address,
    @Nullable Map<String, Object> data) {
  private static final String ID = "[0-9]{1,18}";
  private static final String IDS = "Must be an id";
  private static final int MOST_BYTES = 16_384;

  /** Finds what is wrong with it, all at once. */
  void check() {
    var faults = new ArrayList<Fault>();
    type(faults);
    int named = ids().size() + (address == null ? 0 : 1);
    if (named != 1) {
      faults.add(
          Fault.error(
              "",
              named == 0 ? "REQUIRED" : "NOT_ALLOWED",
              "Name exactly one of enrollmentId, contactId, propertyId, ownerId, address"));
    }
    int bytes = JsonMapper.shared().writeValueAsBytes(wantedData()).length;
    if (bytes > MOST_BYTES) {
      String message = "Must be at most %d bytes of JSON, has %d".formatted(MOST_BYTES, bytes);
      faults.add(Fault.error("/data", "TOO_LONG", message));
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
  }

  /** Only what a journey can name: all else would be taken in and tell nobody. */
  private void type(List<Fault> faults) {
    if (EventType.own(type).isPresent()) {
      return;
    }
    faults.add(
        EventType.BUILT_IN.stream().anyMatch(each -> each.name().equals(type))
            ? Fault.error(
                "/type",
                "BUILT_IN",
                type + " is told by Drumbeat itself; choose a name of your own")
            : Fault.error(
                "/type",
                "BAD_FORMAT",
                "Must be 3 to 50 capitals, digits and underscores, a capital first, and more than a"
                    + " letter off a built-in event"));
  }

  /** The subject by id; empty when it is named by address. */
  Map<About, String> ids() {
    return NamedIds.of(enrollmentId, contactId, propertyId, ownerId);
  }

  Point point() {
    return Addresses.point(java.util.Objects.requireNonNull(address), "/address");
  }

  Map<String, Object> wantedData() {
    return data == null ? Map.of() : data;
  }
}
