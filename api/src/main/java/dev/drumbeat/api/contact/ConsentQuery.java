package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.ConsentStore;
import dev.drumbeat.db.contact.NewContact.Basis;
import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which consents are asked for.
 *
 * @param value an exact phone or e-mail address
 */
record ConsentQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable Channel channel,
    @Nullable Basis basis,
    @Nullable String value) {
  ConsentStore.Filter filter() {
    return new ConsentStore.Filter(
        channel, basis, value == null ? null : Addresses.normalised(value, "/value"));
  }
}
