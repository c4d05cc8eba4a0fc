package dev.drumbeat.api.property;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A list as a client writes it; {@code key} is what an audience names. */
record ListInput(
    @Pattern(
            regexp = "[a-z0-9][a-z0-9-]{0,62}",
            message = "Must be lower-case letters, digits and hyphens, 63 at most")
        String key,
    @NotBlank @Size(max = 100) String name) {}
