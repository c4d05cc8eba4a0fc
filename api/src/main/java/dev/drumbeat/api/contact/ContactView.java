package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.Contact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as a client reads it, with what its phones and addresses permit and forbid. */
record ContactView(
    String id,
    String key,
    @Nullable String propertyId,
    @Nullable String ownerId,
    @Nullable String firstName,
    @Nullable String lastName,
    List<Contact.Address> phones,
    List<Contact.Address> emails,
    Map<String, Object> fields,
    List<String> tags,
    boolean simulated,
    Instant createdAt,
    Instant updatedAt) {
  static ContactView of(Contact contact) {
    return new ContactView(
        Long.toString(contact.id()),
        contact.key(),
        text(contact.propertyId()),
        text(contact.ownerId()),
        contact.firstName(),
        contact.lastName(),
        contact.addresses().stream().filter(each -> each.kind().equals("PHONE")).toList(),
        contact.addresses().stream().filter(each -> each.kind().equals("EMAIL")).toList(),
        contact.fields(),
        contact.tags(),
        contact.simulated(),
        contact.createdAt(),
        contact.updatedAt());
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : id.toString();
  }
}
