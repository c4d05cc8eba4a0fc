package dev.drumbeat.api.webhook;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server message of Vapi's: {@code {"message": {"type", "call", …}}}.
 *
 * @param content the message itself
 */
record VapiMessage(JsonNode content) {
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_STATUS = 40;
  private static final String BEARER = "Bearer ";

  static VapiMessage read(byte[] body) {
    try {
      JsonNode message = JsonMapper.shared().readTree(body).path("message");
      if (message.isObject()) {
        return new VapiMessage(message);
      }
    } catch (JacksonException e) {
      throw malformed();
    }
    throw malformed();
  }

  private static InvalidRequest malformed() {
    return new InvalidRequest(
        Fault.error("", "MALFORMED_JSON", "The body is not a JSON server message"));
  }

  static VapiSignature.Signed signed(HttpServletRequest request, byte[] body) {
    String authorization = header(request, "Authorization");
    String bearer =
        authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()).strip() : "";
    return new VapiSignature.Signed(
        header(request, "X-Signature"),
        header(request, "X-Timestamp"),
        bearer.isEmpty() ? header(request, "X-Vapi-Secret") : bearer,
        body);
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  String type() {
    return content.path("type").asString("");
  }

  Optional<String> callId() {
    return text(content.path("call").path("id"), LONGEST_ID);
  }

  Optional<String> status() {
    return text(content.path("status"), LONGEST_STATUS);
  }

  /** Ours travels with the call as its customer's external id. */
  Optional<UUID> attempt() {
    return text(content.path("call").path("customer").path("externalId"), LONGEST_ID)
        .or(() -> text(content.path("customer").path("externalId"), LONGEST_ID))
        .flatMap(Ids::uuid);
  }

  private static Optional<String> text(JsonNode node, int longest) {
    return node.stringValueOpt()
        .filter(text -> !text.isBlank())
        .map(text -> Storable.key(text, longest));
  }
}
