package dev.drumbeat.simulator.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as HTTP writes them: RFC 9110, section 5.6.7. */
public final class HttpDate {
  public static final String HEADER = "Date";
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  public static String of(Instant time) {
    return FORMAT.format(time);
  }
}
