package dev.drumbeat.api.web;

import java.util.UUID;

/** Who asks, by the API key. */
public record Caller(UUID workspace, UUID key) {}
