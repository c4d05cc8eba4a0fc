package dev.drumbeat.api.schedule;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why an operator pauses it. */
record PauseInput(@Size(min = 1, max = 200) @Nullable String reason) {}
