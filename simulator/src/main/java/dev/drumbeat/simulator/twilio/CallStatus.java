package dev.drumbeat.simulator.twilio;

import java.util.Locale;

/** Statuses of a call, as the resource has them. */
enum CallStatus {
  QUEUED,
  RINGING,
  IN_PROGRESS,
  COMPLETED,
  BUSY,
  NO_ANSWER,
  FAILED,
  CANCELED;

  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static CallStatus of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  boolean isFinal() {
    return switch (this) {
      case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> true;
      case QUEUED, RINGING, IN_PROGRESS -> false;
    };
  }
}
