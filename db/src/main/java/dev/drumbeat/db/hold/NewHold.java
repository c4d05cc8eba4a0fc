package dev.drumbeat.db.hold;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold to be placed.
 *
 * @param subjectId the workspace, integration, sender, campaign or run
 * @param name what operators call it, upper case with underscores: {@code TWILIO_ACCOUNT_SUSPENDED}
 * @param code the provider's error code that calls for it; null when a person does
 * @param reason a sentence for a person, without anything personal
 */
public record NewHold(
    Scope scope, UUID subjectId, String name, @Nullable String code, String reason) {}
