package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.NewOwner;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An owner as a client writes it. */
record OwnerInput(
    @NotBlank @Size(max = 200) String name,
    @Size(max = 300) @Nullable String mailAddress,
    @Nullable Map<String, Object> fields,
    @Size(max = 50) @Nullable List<@NotBlank @Size(max = 50) String> tags) {
  NewOwner wanted() {
    return new NewOwner(
        name, mailAddress, fields == null ? Map.of() : fields, tags == null ? List.of() : tags);
  }
}
