package dev.drumbeat.activities.provider;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * People of an address from BatchData, which bills each match.
 *
 * @see <a href="https://developer.batchdata.com">Property skip trace, version 1</a>
 */
public final class BatchData {
  static final String OWN_ADDRESS = "https://api.batchdata.com";

  private final OneRequest http;
  private final Function<String, Optional<String>> e164;

  BatchData(OneRequest http, Function<String, Optional<String>> e164) {
    this.http = http;
    this.e164 = e164;
  }

  /** Looks one address up with one request. */
  public Looked<List<PersonFacts>> trace(ProviderAccount account, SkipTraceRequest request) {
    try {
      Reply reply = http.send(post(account, request), BatchData::fault);
      return read(reply, account, request);
    } catch (NoSuccess e) {
      return new Looked<>(hide(e.answer(), request), null);
    }
  }

  private static HttpRequest post(ProviderAccount account, SkipTraceRequest request) {
    return HttpRequest.newBuilder(address(account, "/api/v1/property/skip-trace"))
        .header("Accept", "application/json")
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + account.credential("token"))
        .header("X-Request-Id", request.attempt().toString())
        .header("X-Effect", request.effect())
        .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body(request))))
        .build();
  }

  static URI address(ProviderAccount account, String path) {
    return URI.create(account.address(OWN_ADDRESS) + path);
  }

  private static ObjectNode body(SkipTraceRequest request) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ObjectNode one = body.putArray("requests").addObject();
    ObjectNode address = one.putObject("propertyAddress").put("street", request.street());
    put(address, "city", request.city());
    put(address, "state", request.state());
    put(address, "zip", request.zip());
    OwnerName owner = request.ownerName() == null ? null : OwnerName.of(request.ownerName());
    if (owner != null) {
      one.putObject("name").put("first", owner.first()).put("last", owner.last());
    }
    // Hidden phones could still come from elsewhere; shown and flagged ones are suppressed.
    body.putObject("options").put("includeTCPABlacklistedPhones", true);
    return body;
  }

  private static void put(ObjectNode node, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      node.put(field, value);
    }
  }

  static ErrorBody.@Nullable Fault fault(JsonNode body) {
    JsonNode status = body.path("status");
    String message = Json.text(status, "message");
    String text = message == null ? Json.text(status, "text") : message;
    return text == null ? null : new ErrorBody.Fault(null, text);
  }

  private Looked<List<PersonFacts>> read(
      Reply reply, ProviderAccount account, SkipTraceRequest request) {
    JsonNode body;
    try {
      body = Json.MAPPER.readTree(reply.body());
    } catch (JacksonException e) {
      return unreadable(reply);
    }
    // Some refusals come as a 200 with the real status inside.
    JsonNode code = body.path("status").path("code");
    Reply inner = new Reply(code.asInt(reply.status()), reply.headers(), reply.body(), reply.at());
    if (!inner.isSuccess()) {
      return new Looked<>(hide(Refusals.of(inner, BatchData::fault), request), null);
    }
    JsonNode persons = body.path("results").path("persons");
    return persons.isArray()
        ? new Looked<>(
            new Answer.Accepted(request.attempt().toString(), null), people(persons, account))
        : unreadable(reply);
  }

  private static Looked<List<PersonFacts>> unreadable(Reply reply) {
    return new Looked<>(
        new Answer.Unknown(reply.status(), "A success that is not BatchData's JSON"), null);
  }

  private @Nullable List<PersonFacts> people(JsonNode persons, ProviderAccount account) {
    TracedPerson reader = new TracedPerson(!account.live(), e164);
    List<PersonFacts> people = new ArrayList<>();
    for (JsonNode person : persons.values()) {
      JsonNode matched = person.path("meta").path("matched");
      if (!matched.isBoolean() || matched.booleanValue()) {
        people.add(reader.read(person));
      }
    }
    return people.isEmpty() ? null : people;
  }

  private static Answer hide(Answer answer, SkipTraceRequest request) {
    return Privacy.hide(
        answer,
        Stream.of(request.street(), request.ownerName())
            .flatMap(value -> Optional.ofNullable(value).stream())
            .toList());
  }
}
