package dev.drumbeat.api.walk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A test send that is asked for.
 *
 * @param step of type sms or email
 * @param to a phone or an e-mail address of the asker's own, as the step's channel takes
 * @param lead whose fields the text names; without one they are all missing
 */
record TestSendInput(
    @NotBlank @Size(max = 100) String step,
    @NotBlank @Size(max = 320) String to,
    @Nullable LeadInput lead) {}
