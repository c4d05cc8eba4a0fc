package dev.drumbeat.db.webhook;

import dev.drumbeat.db.contact.Point;

/**
 * Whom an attempt addressed and with what.
 *
 * @param content the intent's content, JSON
 */
public record Addressed(Point point, String content) {}
