package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for, and how it is known.
 *
 * @param scope CONTACT_POINT when left out
 * @param value the phone or e-mail address, for scope CONTACT_POINT
 * @param id of the contact, the property or the owner, for the other scopes
 * @param channels all that reach them when left out; a property or an owner is stopped on all
 * @param evidence how it came: a letter, a call, and when
 */
record OptOutInput(
    @Nullable OptOutScope scope,
    @Size(max = 320) @Nullable String value,
    @Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of a contact, property or owner")
        @Nullable String id,
    @Size(min = 1, max = 3) @Nullable List<Channel> channels,
    @NotBlank @Size(max = 200) String evidence) {
  /** How much an opt-out closes. */
  enum OptOutScope {
    CONTACT_POINT,
    CONTACT,
    PROPERTY,
    OWNER
  }

  OptOutScope wantedScope() {
    OptOutScope wanted = scope == null ? OptOutScope.CONTACT_POINT : scope;
    var faults = new ArrayList<Fault>();
    boolean point = wanted == OptOutScope.CONTACT_POINT;
    check(value, "/value", point, faults);
    check(id, "/id", !point, faults);
    boolean whole = wanted == OptOutScope.PROPERTY || wanted == OptOutScope.OWNER;
    if (whole && channels != null) {
      String message = "A property or an owner is stopped on all channels; leave this out";
      faults.add(Fault.error("/channels", "NOT_ALLOWED", message));
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return wanted;
  }

  List<Channel> wantedChannels() {
    return channels == null ? List.of(Channel.values()) : channels;
  }

  long wantedId() {
    return Long.parseLong(java.util.Objects.requireNonNull(id));
  }

  private static void check(
      @Nullable String given, String pointer, boolean needed, List<Fault> faults) {
    if (needed && given == null) {
      faults.add(Fault.error(pointer, "REQUIRED", "This scope needs it"));
    }
    if (!needed && given != null) {
      faults.add(Fault.error(pointer, "NOT_ALLOWED", "This scope has none; leave it out"));
    }
  }
}
