package dev.drumbeat.db.template;

import dev.drumbeat.journey.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A template to be stored.
 *
 * @param name free in the workspace
 * @param by who writes it
 */
public record NewTemplate(String name, Channel channel, Content draft, @Nullable String by) {}
