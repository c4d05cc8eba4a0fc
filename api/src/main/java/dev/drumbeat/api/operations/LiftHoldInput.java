package dev.drumbeat.api.operations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What was done about the cause, so that sends may go on. */
record LiftHoldInput(@NotBlank @Size(max = 200) String reason) {}
