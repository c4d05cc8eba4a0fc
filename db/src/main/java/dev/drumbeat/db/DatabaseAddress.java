package dev.drumbeat.db;

/**
 * Where a database is and who asks.
 *
 * @param url a JDBC address, without credentials
 */
public record DatabaseAddress(String url, String user, String password) {
  /** Without the password, so that it may be logged. */
  @Override
  public String toString() {
    return user + "@" + url;
  }
}
