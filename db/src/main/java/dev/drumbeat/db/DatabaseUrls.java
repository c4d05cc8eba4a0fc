package dev.drumbeat.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the two ways in which people write where a database is. */
public final class DatabaseUrls {
  private DatabaseUrls() {}

  /**
   * @param url {@code jdbc:postgresql://host:port/name} or {@code
   *     postgres://user:password@host:port/name}
   * @param user and {@code password} win over those in the address
   * @throws IllegalArgumentException when it is neither, or says no user; never names the password
   */
  public static DatabaseAddress parse(
      String url, @Nullable String user, @Nullable String password) {
    if (url.startsWith("jdbc:postgresql:")) {
      return address(url, user, password);
    }
    if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
      return ofUri(uri(url), user, password);
    }
    throw new IllegalArgumentException(
        "it begins neither with jdbc:postgresql: nor with postgres://");
  }

  private static DatabaseAddress ofUri(URI uri, @Nullable String user, @Nullable String password) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    String[] named =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return address(
        jdbc,
        user == null && named.length > 0 ? decode(named[0]) : user,
        password == null && named.length > 1 ? decode(named[1]) : password);
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null) {
        throw new IllegalArgumentException("it names no host");
      }
      return uri;
    } catch (URISyntaxException e) {
      // Without the cause: its message repeats the address, and with it the password.
      throw new IllegalArgumentException("it is not well formed at character " + e.getIndex());
    }
  }

  private static DatabaseAddress address(
      String url, @Nullable String user, @Nullable String password) {
    if (user == null || user.isBlank()) {
      throw new IllegalArgumentException("it names no user");
    }
    return new DatabaseAddress(url, user, password == null ? "" : password);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
