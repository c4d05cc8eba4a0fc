package dev.drumbeat.journey.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is enrolled: exactly one of a list's key, a CEL filter, property ids, or whomever API clients
 * name while the run goes on.
 */
public record Audience(
    @Nullable String list, @Nullable String filter, List<String> propertyIds, boolean api) {
  public Audience {
    propertyIds = List.copyOf(propertyIds);
    if (given(list, filter, propertyIds, api) != 1) {
      throw new IllegalArgumentException("an audience is one of list, filter, propertyIds, api");
    }
  }

  public static Audience ofList(String list) {
    return new Audience(list, null, List.of(), false);
  }

  public static Audience ofFilter(String filter) {
    return new Audience(null, filter, List.of(), false);
  }

  public static Audience ofProperties(List<String> propertyIds) {
    return new Audience(null, null, propertyIds, false);
  }

  public static Audience ofApi() {
    return new Audience(null, null, List.of(), true);
  }

  static int given(
      @Nullable String list, @Nullable String filter, List<String> propertyIds, boolean api) {
    return (list == null ? 0 : 1)
        + (filter == null ? 0 : 1)
        + (propertyIds.isEmpty() ? 0 : 1)
        + (api ? 1 : 0);
  }
}
