package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a template.
 *
 * @param number of the version, from 1
 * @param subject Liquid; null of a text message
 * @param body Liquid; of an e-mail the text part
 * @param html Liquid; null where an e-mail has no HTML part
 */
public record TemplateText(
    Channel channel, int number, @Nullable String subject, String body, @Nullable String html) {}
