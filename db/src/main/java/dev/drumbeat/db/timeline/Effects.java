package dev.drumbeat.db.timeline;

/** Which channel and provider a kind of effect goes by. */
final class Effects {
  private Effects() {}

  static String channel(String kind) {
    return switch (kind) {
      case "SMS" -> "sms";
      case "EMAIL" -> "email";
      case "CALL", "AI_CALL" -> "voice";
      default -> "enrich";
    };
  }

  static String provider(String kind) {
    return switch (kind) {
      case "SMS", "CALL" -> "TWILIO";
      case "AI_CALL" -> "VAPI";
      case "EMAIL" -> "SENDGRID";
      case "PARCEL" -> "REGRID";
      case "OWNER_CONTACTS" -> "BATCHDATA";
      default -> throw new IllegalStateException("Unknown kind " + kind);
    };
  }
}
