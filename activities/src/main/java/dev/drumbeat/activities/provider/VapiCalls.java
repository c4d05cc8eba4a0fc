package dev.drumbeat.activities.provider;

import dev.drumbeat.journey.assistant.CallReport;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls by Vapi's assistants. Vapi takes no idempotency key; the attempt travels as the customer's
 * {@code externalId}, which its resources, lists and server messages give back.
 *
 * @see <a href="https://docs.vapi.ai/api-reference/calls/create">Create call</a>
 */
public final class VapiCalls {
  static final String OWN_ADDRESS = "https://api.vapi.ai";
  private static final int LONGEST_NAME = 40;
  private static final int SHORTEST_LIMIT_SECONDS = 10;
  private static final int LONGEST_LIMIT_SECONDS = 43_200;
  private static final int NOT_FOUND = 404;

  private final OneRequest http;

  VapiCalls(OneRequest http) {
    this.http = http;
  }

  /** Places one call with one request. */
  public Answer place(ProviderAccount account, AssistantRequest request) {
    HttpRequest post =
        request(account, "/call")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body(request))))
            .build();
    try {
      return accepted(http.send(post, VapiErrors::fault));
    } catch (NoSuccess e) {
      List<String> personal = new ArrayList<>(request.variables().values());
      personal.add(request.to());
      return Privacy.hide(e.answer(), personal);
    }
  }

  private static ObjectNode body(AssistantRequest request) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("assistantId", request.assistant());
    body.put("phoneNumberId", request.phoneNumberId());
    String effect = request.effect();
    body.put("name", effect.length() <= LONGEST_NAME ? effect : effect.substring(0, LONGEST_NAME));
    body.putObject("customer")
        .put("number", request.to())
        .put("externalId", request.attempt().toString());
    ObjectNode overrides = body.putObject("assistantOverrides");
    ObjectNode variables = overrides.putObject("variableValues");
    request.variables().forEach(variables::put);
    overrides.put(
        "maxDurationSeconds",
        Math.clamp(request.timeLimit().toSeconds(), SHORTEST_LIMIT_SECONDS, LONGEST_LIMIT_SECONDS));
    overrides
        .putObject("metadata")
        .put("attempt", request.attempt().toString())
        .put("effect", effect);
    return body;
  }

  private static Answer accepted(Reply reply) {
    JsonNode call;
    try {
      call = Json.MAPPER.readTree(reply.body());
    } catch (JacksonException e) {
      return unreadable(reply);
    }
    String id = Json.text(call, "id");
    return id == null ? unreadable(reply) : new Answer.Accepted(id, null);
  }

  private static Answer unreadable(Reply reply) {
    return new Answer.Unknown(reply.status(), "A success that is not Vapi's JSON");
  }

  /** How a call is doing, and how it ended. */
  public Fetched<AssistantCall> fetch(ProviderAccount account, String id) {
    try {
      Reply reply =
          http.send(request(account, "/call/" + encode(id)).GET().build(), VapiErrors::fault);
      JsonNode call = Json.MAPPER.readTree(reply.body());
      String status = Json.text(call, "status");
      return status == null
          ? new Fetched.Unreadable<>("A call without status")
          : new Fetched.State<>(
              new AssistantCall(status, status.equals("ended") ? CallReport.read(call) : null));
    } catch (NoSuccess e) {
      return e.answer() instanceof Answer.Rejected rejected && rejected.httpStatus() == NOT_FOUND
          ? new Fetched.Missing<>()
          : new Fetched.Unreadable<>(reason(e.answer()));
    } catch (JacksonException e) {
      return new Fetched.Unreadable<>("An answer that is not Vapi's JSON");
    }
  }

  /** One page of a list, or what went wrong. */
  JsonNode list(ProviderAccount account, String query) throws NoSuccess {
    Reply reply = http.send(request(account, "/call" + query).GET().build(), VapiErrors::fault);
    try {
      JsonNode page = Json.MAPPER.readTree(reply.body());
      if (page.isArray()) {
        return page;
      }
    } catch (JacksonException e) {
      throw new NoSuccess(unreadable(reply));
    }
    throw new NoSuccess(unreadable(reply));
  }

  static HttpRequest.Builder request(ProviderAccount account, String path) {
    return HttpRequest.newBuilder(URI.create(account.address(OWN_ADDRESS) + path))
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + account.credential("apiKey"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String reason(Answer answer) {
    return switch (answer) {
      case Answer.Accepted accepted -> "Accepted";
      case Answer.Rejected rejected ->
          "HTTP " + rejected.httpStatus() + ", code " + rejected.code();
      case Answer.NotSent notSent -> notSent.reason();
      case Answer.Unknown unknown -> unknown.reason();
    };
  }
}
