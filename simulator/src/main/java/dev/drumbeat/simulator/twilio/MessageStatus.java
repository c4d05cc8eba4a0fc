package dev.drumbeat.simulator.twilio;

import java.util.Locale;

/** The statuses that the simulator's messages go through. */
enum MessageStatus {
  ACCEPTED,
  SCHEDULED,
  QUEUED,
  SENDING,
  SENT,
  DELIVERED,
  UNDELIVERED,
  FAILED,
  CANCELED,
  RECEIVED;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MessageStatus of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  boolean isFinal() {
    return switch (this) {
      case DELIVERED, UNDELIVERED, FAILED, CANCELED, RECEIVED -> true;
      case ACCEPTED, SCHEDULED, QUEUED, SENDING, SENT -> false;
    };
  }

  /** Twilio tells of no initial status, and of sending only on the way to sent. */
  boolean isTold() {
    return switch (this) {
      case QUEUED, SENT, DELIVERED, UNDELIVERED, FAILED, CANCELED -> true;
      case ACCEPTED, SCHEDULED, SENDING, RECEIVED -> false;
    };
  }
}
