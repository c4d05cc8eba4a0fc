package dev.drumbeat.journey.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The most that an effect can cost, by provider, kind, country and unit, as data. */
public final class PriceList {
  private static final String RESOURCE = "prices.tsv";
  private static final String ANY = "*";
  private static final Map<String, Long> MICROS = read();

  private PriceList() {}

  /**
   * The most that one effect can cost, millionths of a US dollar.
   *
   * @param kind the ledger's
   * @param country of the recipient, ISO 3166; any text for what has none
   * @param units segments of a text; 1 for what has one price
   */
  public static long mostMicros(String kind, String country, int units) {
    Long price = MICROS.getOrDefault(key(kind, country), MICROS.get(key(kind, ANY)));
    return Objects.requireNonNull(price, () -> "No price for " + kind) * units;
  }

  /** What a call of at most this length can cost; begun minutes count whole. */
  public static long mostMicros(String kind, String country, Duration longest) {
    return mostMicros(kind, country, (int) Math.ceilDiv(longest.toSeconds(), 60));
  }

  private static Map<String, Long> read() {
    try (InputStream in = PriceList.class.getResourceAsStream(RESOURCE)) {
      var prices = new HashMap<String, Long>();
      new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(cells -> prices.put(key(cells[1], cells[2]), Long.valueOf(cells[4])));
      return prices;
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static String key(String kind, String country) {
    return kind + " " + country;
  }
}
