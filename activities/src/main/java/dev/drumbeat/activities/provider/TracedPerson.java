package dev.drumbeat.activities.provider;

import dev.drumbeat.journey.Channel;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one of BatchData's persons.
 *
 * @param simulated whether they are made up, whatever the answer says
 * @param e164 of a number as it is written, nothing when it can't be one
 */
record TracedPerson(boolean simulated, Function<String, Optional<String>> e164) {

  PersonFacts read(JsonNode person) {
    JsonNode name = person.path("name");
    return new PersonFacts(
        Json.text(name, "first"),
        Json.text(name, "last"),
        phones(person.path("phoneNumbers")),
        emails(person.path("emails")),
        Json.isTrue(person, "litigator") || Json.isTrue(person.path("dnc"), "tcpa"),
        simulated,
        // A real provider has no such field; if one had, it would prove nothing.
        simulated ? consent(person.path("simulated").path("writtenConsent")) : null);
  }

  private List<PhoneFacts> phones(JsonNode numbers) {
    Map<String, PhoneFacts> phones = new LinkedHashMap<>();
    for (JsonNode number : numbers.values()) {
      String raw = Json.text(number, "number");
      if (raw != null) {
        e164.apply(raw)
            .ifPresent(phone -> phones.merge(phone, phone(phone, number), TracedPerson::stricter));
      }
    }
    return List.copyOf(phones.values());
  }

  private static PhoneFacts phone(String e164, JsonNode number) {
    boolean dnc = Json.isTrue(number, "dnc") || Json.isTrue(number, "tcpa");
    int score = Math.clamp(number.path("score").asInt(0), 0, 100);
    return new PhoneFacts(e164, lineType(Json.text(number, "type")), score, dnc);
  }

  private static PhoneFacts stricter(PhoneFacts first, PhoneFacts again) {
    return again.dnc() && !first.dnc()
        ? new PhoneFacts(first.e164(), first.lineType(), first.score(), true)
        : first;
  }

  private static LineType lineType(@Nullable String type) {
    String letters = type == null ? "" : type.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    return switch (letters) {
      case "MOBILE", "WIRELESS", "CELL" -> LineType.MOBILE;
      case "LANDLINE", "FIXEDLINE", "RESIDENTIAL" -> LineType.LANDLINE;
      case "VOIP" -> LineType.VOIP;
      default -> LineType.UNKNOWN;
    };
  }

  private static List<String> emails(JsonNode entries) {
    List<String> emails = new ArrayList<>();
    for (JsonNode entry : entries.values()) {
      String email = entry.isString() ? entry.asString() : Json.text(entry, "email");
      if (email != null && email.contains("@")) {
        emails.add(email.strip().toLowerCase(Locale.ROOT));
      }
    }
    return emails.stream().distinct().toList();
  }

  private static @Nullable ConsentFacts consent(JsonNode consent) {
    String at = Json.text(consent, "at");
    String evidence = Json.text(consent, "evidence");
    if (at == null || evidence == null) {
      return null;
    }
    try {
      Set<Channel> channels = EnumSet.noneOf(Channel.class);
      consent
          .path("channels")
          .values()
          .forEach(channel -> channels.add(Channel.valueOf(channel.asString(""))));
      return new ConsentFacts(channels, Instant.parse(at), evidence);
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }
}
