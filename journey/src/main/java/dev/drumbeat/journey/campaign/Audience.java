package dev.drumbeat.journey.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is enrolled: exactly one of a list's key, a CEL filter, or property ids. */
public record Audience(@Nullable String list, @Nullable String filter, List<String> propertyIds) {
  public Audience {
    propertyIds = List.copyOf(propertyIds);
    int given = (list == null ? 0 : 1) + (filter == null ? 0 : 1) + (propertyIds.isEmpty() ? 0 : 1);
    if (given != 1) {
      throw new IllegalArgumentException("an audience is one of list, filter, propertyIds");
    }
  }

  public static Audience ofList(String list) {
    return new Audience(list, null, List.of());
  }

  public static Audience ofFilter(String filter) {
    return new Audience(null, filter, List.of());
  }

  public static Audience ofProperties(List<String> propertyIds) {
    return new Audience(null, null, propertyIds);
  }
}
