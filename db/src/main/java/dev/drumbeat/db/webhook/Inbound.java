package dev.drumbeat.db.webhook;

import dev.drumbeat.db.contact.Point;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.messaging.Reply;

/**
 * What somebody wrote to us, by whichever channel.
 *
 * @param fromPerson false for what a machine answered: it is kept, and journeys aren't told of it
 */
record Inbound(
    Channel channel,
    Point from,
    String to,
    String providerId,
    String body,
    Reply reply,
    boolean fromPerson) {}
