package dev.drumbeat.api.property;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Properties to be put in a list. */
record MembersInput(
    @Size(min = 1, max = 1000)
        List<@Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of a property") String>
            propertyIds) {
  List<Long> ids() {
    return propertyIds.stream().map(Long::valueOf).distinct().toList();
  }
}
