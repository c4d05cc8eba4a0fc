package dev.drumbeat.activities.enrichment;

import dev.drumbeat.db.enrollment.Lead;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of a provider about a property. */
record Query(
    String address,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zip,
    @Nullable String ownerName) {

  static Query of(Lead lead, Product product) {
    boolean named = product == Product.OWNER_CONTACTS;
    return new Query(
        String.valueOf(lead.property().get("address")),
        lead.text("city"),
        lead.text("state"),
        lead.text("zip"),
        named && lead.owner().get("name") instanceof String name ? name : null);
  }

  static Query of(Map<String, Object> content) {
    return new Query(
        String.valueOf(content.get("address")),
        text(content, "city"),
        text(content, "state"),
        text(content, "zip"),
        text(content, "ownerName"));
  }

  /** The same for every spelling of case and spaces. */
  String key() {
    return String.join("|", norm(address), norm(city), norm(state), norm(zip), norm(ownerName));
  }

  Map<String, Object> content() {
    var content = new LinkedHashMap<String, Object>();
    content.put("address", address);
    put(content, "city", city);
    put(content, "state", state);
    put(content, "zip", zip);
    put(content, "ownerName", ownerName);
    return content;
  }

  private static void put(Map<String, Object> into, String name, @Nullable String value) {
    if (value != null) {
      into.put(name, value);
    }
  }

  private static @Nullable String text(Map<String, Object> content, String name) {
    return content.get(name) instanceof String value ? value : null;
  }

  private static String norm(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
