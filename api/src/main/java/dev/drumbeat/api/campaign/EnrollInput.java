package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.journey.campaign.Per;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whom to enroll: one of the lists, that of what the campaign enrolls per. */
record EnrollInput(
    @Nullable @Size(min = 1, max = 1000)
        List<@Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of a property") String>
            propertyIds,
    @Nullable @Size(min = 1, max = 1000)
        List<@Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of an owner") String>
            ownerIds,
    @Nullable @Size(min = 1, max = 1000)
        List<@Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of a contact") String>
            contactIds) {
  /**
   * The ids, as the campaign enrolls.
   *
   * @throws InvalidRequest when others are named, or none
   */
  List<Long> ids(Per per) {
    SequencedMap<String, List<String>> given = new TreeMap<>();
    put(given, "propertyIds", propertyIds);
    put(given, "ownerIds", ownerIds);
    put(given, "contactIds", contactIds);
    String wanted =
        switch (per) {
          case PROPERTY -> "propertyIds";
          case OWNER -> "ownerIds";
          case CONTACT -> "contactIds";
        };
    String says = "This campaign enrolls per " + per + ": name " + wanted;
    if (given.isEmpty()) {
      throw new InvalidRequest(Fault.error("/" + wanted, "REQUIRED", says));
    }
    List<Fault> faults =
        given.keySet().stream()
            .filter(name -> !name.equals(wanted))
            .map(name -> Fault.error("/" + name, "NOT_ENROLLED", says, wanted))
            .toList();
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return given.firstEntry().getValue().stream().map(Long::valueOf).toList();
  }

  private static void put(
      SequencedMap<String, List<String>> given, String name, @Nullable List<String> ids) {
    if (ids != null) {
      given.put(name, ids);
    }
  }
}
