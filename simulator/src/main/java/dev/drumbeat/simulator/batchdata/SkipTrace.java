package dev.drumbeat.simulator.batchdata;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.people.Address;
import dev.drumbeat.simulator.people.Owner;
import dev.drumbeat.simulator.people.People;
import dev.drumbeat.simulator.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers of version 1: one person for each request, in the order of the requests. Phones of
 * litigators are left out unless asked for. {@code simulated} marks who is made up.
 */
final class SkipTrace {
  private static final double NO_MATCH = 0.05;

  private final People people;
  private final long seed;

  SkipTrace(People people, long seed) {
    this.people = people;
    this.seed = seed;
  }

  Map<String, @Nullable Object> answer(JsonNode body) {
    boolean withLitigators =
        body.path("options").path("includeTCPABlacklistedPhones").asBoolean(false);
    List<Map<String, @Nullable Object>> persons = new ArrayList<>();
    int matches = 0;
    for (JsonNode request : body.path("requests").values()) {
      Person person = trace(request);
      matches += person == null ? 0 : 1;
      persons.add(person == null ? noMatch(request) : match(request, person, withLitigators));
    }
    return Json.object(
        "status", Json.object("code", 200, "text", "OK"),
        "results",
            Json.object(
                "persons",
                persons,
                "meta",
                Json.object("results", counts(persons.size(), matches))));
  }

  private static Map<String, @Nullable Object> counts(int requests, int matches) {
    return Json.object(
        "requestCount",
        requests,
        "matchCount",
        matches,
        "noMatchCount",
        requests - matches,
        "errorCount",
        0);
  }

  private @Nullable Person trace(JsonNode request) {
    Address address = address(request);
    if (Draw.of(seed, "batchdata " + address.key()).chance("no match", NO_MATCH)) {
      return null;
    }
    Owner owner = people.owners().of(address);
    String asked = askedName(request);
    return asked.isEmpty() || isSame(asked, owner.name())
        ? people.contacts().of(owner.name(), owner.company(), address.state())
        : people.contacts().of(asked, false, address.state());
  }

  private static Address address(JsonNode request) {
    JsonNode address = request.path("propertyAddress");
    return new Address(
        Json.text(address, "street", ""),
        Json.text(address, "city", ""),
        Json.text(address, "state", ""),
        Json.text(address, "zip"));
  }

  private static String askedName(JsonNode request) {
    JsonNode name = request.path("name");
    String full = Json.text(name, "first", "") + " " + Json.text(name, "last", "");
    return full.strip().toUpperCase(Locale.ROOT);
  }

  /** Callers split a county's names as they can: the first and last word must agree. */
  private static boolean isSame(String asked, String owner) {
    List<String> a = List.of(asked.split("\\s+"));
    List<String> b = List.of(owner.split("\\s+"));
    return a.getFirst().equals(b.getFirst()) && a.getLast().equals(b.getLast());
  }

  private static Map<String, @Nullable Object> noMatch(JsonNode request) {
    return Json.object(
        "propertyAddress", request.path("propertyAddress"),
        "meta", Json.object("matched", false, "error", false));
  }

  private static Map<String, @Nullable Object> match(
      JsonNode request, Person person, boolean withLitigators) {
    List<Person.Phone> phones = person.litigator() && !withLitigators ? List.of() : person.phones();
    return Json.object(
        "name", person.name(),
        "propertyAddress", request.path("propertyAddress"),
        "phoneNumbers", phones.stream().map(SkipTrace::phone).toList(),
        "emails", person.emails().stream().map(e -> Map.of("email", e)).toList(),
        "dnc", Map.of("tcpa", person.litigator()),
        "litigator", person.litigator(),
        "meta", Json.object("matched", true, "error", false),
        "simulated", Json.object("writtenConsent", person.consent()));
  }

  private static Map<String, @Nullable Object> phone(Person.Phone phone) {
    return Json.object(
        "number", phone.number(),
        "type", phone.mobile() ? "Mobile" : "Land Line",
        "carrier", phone.carrier(),
        "reachable", true,
        "tested", true,
        "score", phone.score(),
        "dnc", phone.dnc());
  }
}
