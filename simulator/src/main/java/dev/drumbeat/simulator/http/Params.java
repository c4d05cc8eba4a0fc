package dev.drumbeat.simulator.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and values of a query or a form, in the order in which they came; a name may repeat. */
public record Params(List<Map.Entry<String, String>> entries) {
  public Params {
    entries = List.copyOf(entries);
  }

  public static Params of(Map<String, String> values) {
    return new Params(List.copyOf(values.entrySet()));
  }

  /**
   * Reads {@code application/x-www-form-urlencoded}.
   *
   * @throws MalformedRequest when a percent sign isn't followed by two hex digits
   */
  public static Params parse(@Nullable String encoded) {
    List<Map.Entry<String, String>> entries = new ArrayList<>();
    if (encoded != null && !encoded.isEmpty()) {
      for (String pair : encoded.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        entries.add(Map.entry(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1))));
      }
    }
    return new Params(entries);
  }

  /** The first value of that name, null when there is none or it is empty. */
  public @Nullable String first(String name) {
    for (Map.Entry<String, String> entry : entries) {
      if (entry.getKey().equals(name)) {
        return entry.getValue().isEmpty() ? null : entry.getValue();
      }
    }
    return null;
  }

  public String first(String name, String otherwise) {
    String value = first(name);
    return value == null ? otherwise : value;
  }

  public List<String> all(String name) {
    return entries.stream().filter(e -> e.getKey().equals(name)).map(Map.Entry::getValue).toList();
  }

  public String encode() {
    return entries.stream()
        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new MalformedRequest("malformed percent encoding");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
