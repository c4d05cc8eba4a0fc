package dev.drumbeat.api.config;

import dev.drumbeat.db.DatabaseAddress;
import dev.drumbeat.db.DatabaseUrls;
import dev.drumbeat.db.integration.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks single settings, each with a remedy. */
final class Settings {
  private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9._-]+:[0-9]{1,5}");

  private Settings() {}

  static DatabaseAddress address(String url, String user, String password) {
    try {
      return DatabaseUrls.parse(url, emptyToNull(user), emptyToNull(password));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault(
          url.isBlank()
              ? "drumbeat.database.url is not set"
              : "The database's address cannot be used: " + e.getMessage(),
          "Set DATABASE_URL to jdbc:postgresql://host:5432/name with DATABASE_USER and"
              + " DATABASE_PASSWORD, or to postgres://user:password@host:5432/name");
    }
  }

  static Secrets secretKey(String base64) {
    try {
      return Secrets.ofBase64(base64);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationFault(
          base64.isBlank()
              ? "drumbeat.secret-key is not set"
              : "drumbeat.secret-key is not 32 bytes in base64",
          "Set DRUMBEAT_SECRET_KEY to the output of: openssl rand -base64 32");
    }
  }

  static void httpUrl(String name, String url) {
    if (!isHttpUrl(url)) {
      throw new ConfigurationFault(
          name + " is no http or https address: " + url,
          "Set it to an address such as https://drumbeat.example.com");
    }
  }

  static void hostAndPort(String name, String address) {
    if (!HOST_AND_PORT.matcher(address).matches()) {
      throw new ConfigurationFault(
          name + " is not host:port: " + address, "Set it to an address such as localhost:7233");
    }
  }

  static void range(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new ConfigurationFault(
          name + " is " + value, "Set it to a number from " + min + " to " + max);
    }
  }

  static void range(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new ConfigurationFault(
          name + " is " + value, "Set it to a time from " + min + " to " + max + ", such as 10m");
    }
  }

  private static boolean isHttpUrl(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && uri.getScheme() != null
          && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
