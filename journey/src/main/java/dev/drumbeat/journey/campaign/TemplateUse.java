package dev.drumbeat.journey.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A stored template that a step's text comes from.
 *
 * @param name unique in the workspace
 * @param version null is the newest one when the campaign is published; a published campaign's step
 *     names the version that it took
 */
public record TemplateUse(String name, @Nullable Integer version) {}
