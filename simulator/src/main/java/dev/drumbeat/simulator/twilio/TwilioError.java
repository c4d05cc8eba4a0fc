package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;

/** A refusal with Twilio's own code. */
record TwilioError(int status, int code, String message) {
  static final TwilioError AUTHENTICATE = new TwilioError(401, 20003, "Authenticate");

  static TwilioError badRequest(int code, String message) {
    return new TwilioError(400, code, message);
  }

  static TwilioError notFound(String path) {
    return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
  }

  /** What Twilio answers when it is Twilio's fault, or when it is asked too often. */
  static TwilioError ofStatus(int status) {
    return switch (status) {
      case 401 -> AUTHENTICATE;
      case 429 -> new TwilioError(429, 20429, "Too Many Requests");
      case 503 -> new TwilioError(503, 20503, "Service Unavailable");
      default -> new TwilioError(500, 20500, "An internal server error has occurred");
    };
  }

  /** Any refusal that a fault plan asks for. */
  static TwilioError planned(int code) {
    return code == AUTHENTICATE.code()
        ? AUTHENTICATE
        : badRequest(code, "Refused by the simulator's fault plan");
  }

  Answer answer() {
    return Answer.json(
        status,
        Json.object(
            "code", code,
            "message", message,
            "more_info", "https://www.twilio.com/docs/errors/" + code,
            "status", status));
  }
}
