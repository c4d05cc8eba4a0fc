package dev.drumbeat.api.operations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a message is sent again, for the record. */
record ResendInput(@NotBlank @Size(max = 200) String reason) {}
