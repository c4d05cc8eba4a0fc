package dev.drumbeat.db.campaign;

import org.jspecify.annotations.Nullable;

/**
 * What a campaign's draft shall be.
 *
 * @param definition JSON
 * @param by who writes it
 */
public record Draft(String name, String definition, @Nullable String by) {}
