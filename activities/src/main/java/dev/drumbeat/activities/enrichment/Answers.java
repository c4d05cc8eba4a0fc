package dev.drumbeat.activities.enrichment;

import dev.drumbeat.activities.provider.ConsentFacts;
import dev.drumbeat.activities.provider.ParcelFacts;
import dev.drumbeat.activities.provider.PersonFacts;
import dev.drumbeat.activities.provider.PhoneFacts;
import dev.drumbeat.db.enrichment.FoundParcel;
import dev.drumbeat.db.enrichment.FoundPerson;
import dev.drumbeat.db.enrichment.FoundPerson.FoundConsent;
import dev.drumbeat.db.enrichment.FoundPerson.FoundPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Providers' answers as they are kept, and as what they say of a property. An empty map is a miss:
 * that nothing is known is worth remembering too.
 */
final class Answers {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private Answers() {}

  static Map<String, Object> of(@Nullable ParcelFacts parcel) {
    return parcel == null ? Map.of() : JSON.convertValue(parcel, MAP);
  }

  static Map<String, Object> of(List<PersonFacts> people) {
    return people.isEmpty()
        ? Map.of()
        : Map.of("people", people.stream().map(p -> JSON.convertValue(p, MAP)).toList());
  }

  static FoundParcel parcel(long propertyId, Map<String, Object> answer) {
    ParcelFacts parcel = JSON.convertValue(answer, ParcelFacts.class);
    String name = parcel.ownerName();
    return new FoundParcel(
        propertyId,
        parcel.parcel(),
        name == null ? null : key(name) + "|" + key(parcel.ownerMailAddress()),
        name,
        parcel.ownerMailAddress(),
        parcel.use(),
        parcel.yearBuilt(),
        parcel.zoning(),
        parcel.simulated());
  }

  static List<FoundPerson> people(
      long propertyId, @Nullable Long ownerId, Map<String, Object> answer) {
    var found = new ArrayList<FoundPerson>();
    if (answer.get("people") instanceof List<?> people) {
      for (Object each : people) {
        found.add(person(propertyId, ownerId, JSON.convertValue(each, PersonFacts.class)));
      }
    }
    return found;
  }

  private static FoundPerson person(long propertyId, @Nullable Long ownerId, PersonFacts person) {
    String of = ownerId == null ? "property:" + propertyId : "owner:" + ownerId;
    var points = new ArrayList<FoundPoint>();
    for (PhoneFacts phone : person.phones()) {
      points.add(phone(person, phone, points.size()));
    }
    for (int i = 0; i < person.emails().size(); i++) {
      points.add(new FoundPoint("EMAIL", person.emails().get(i), "UNKNOWN", 0, i, null, null));
    }
    return new FoundPerson(
        of + ":" + key(person.firstName()) + " " + key(person.lastName()),
        propertyId,
        ownerId,
        person.firstName(),
        person.lastName(),
        person.simulated(),
        points);
  }

  private static FoundPoint phone(PersonFacts person, PhoneFacts phone, int rank) {
    String barred = person.litigator() ? "LITIGATOR" : phone.dnc() ? "DNC" : null;
    return new FoundPoint(
        "PHONE",
        phone.e164(),
        phone.lineType().name(),
        phone.score(),
        rank,
        barred,
        consent(person.consent()));
  }

  private static @Nullable FoundConsent consent(@Nullable ConsentFacts consent) {
    return consent == null
        ? null
        : new FoundConsent(
            consent.channels().stream().map(Enum::name).sorted().toList(),
            consent.at().toString(),
            consent.evidence());
  }

  private static String key(@Nullable String text) {
    return Objects.requireNonNullElse(text, "")
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
