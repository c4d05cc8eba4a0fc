package dev.drumbeat.db.secret;

import java.time.Instant;

/** A stored secret as an operator may see it: without its value. */
public record SecretName(String name, Instant createdAt, Instant updatedAt) {}
