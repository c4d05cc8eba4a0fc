package dev.drumbeat.local;

import dev.drumbeat.db.DatabaseAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads database addresses as people and hosting services write them. */
final class DatabaseUrl {
  private DatabaseUrl() {}

  /**
   * Reads the usual form {@code postgresql://user:password@host:port/database?options}, with or
   * without {@code jdbc:} before it, user and password in front of the host or among the options.
   *
   * @throws StartFailure if it is of another form; the message doesn't repeat it, as it may hold a
   *     password
   */
  static DatabaseAddress parse(String variable, String value) {
    URI uri = uri(variable, value.strip().replaceFirst("^jdbc:", ""));
    String user = "";
    String password = "";
    List<String> options = new ArrayList<>();
    if (uri.getRawUserInfo() != null) {
      String[] parts = uri.getRawUserInfo().split(":", 2);
      user = decode(parts[0]);
      password = parts.length > 1 ? decode(parts[1]) : "";
    }
    for (String option : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
      if (option.startsWith("user=")) {
        user = decode(option.substring("user=".length()));
      } else if (option.startsWith("password=")) {
        password = decode(option.substring("password=".length()));
      } else {
        options.add(option);
      }
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = options.isEmpty() ? "" : "?" + String.join("&", options);
    String url = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    return new DatabaseAddress(url, user, password);
  }

  private static URI uri(String variable, String value) {
    StartFailure otherForm =
        new StartFailure(
            variable + " is no PostgreSQL address",
            "Give it as postgresql://user:password@host:port/database");
    try {
      URI uri = URI.create(value);
      if (uri.getHost() == null || !String.valueOf(uri.getScheme()).startsWith("postgres")) {
        throw otherForm;
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw otherForm;
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
