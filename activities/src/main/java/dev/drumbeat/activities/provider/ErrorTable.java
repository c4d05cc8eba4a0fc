package dev.drumbeat.activities.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a provider's error codes mean, as data: one file for each provider. */
public final class ErrorTable {
  private static final int COLUMNS = 7;
  private static final ErrorTable TWILIO = read("twilio");
  private static final ErrorTable VAPI = read("vapi");
  private static final ErrorTable SENDGRID = read("sendgrid");
  private static final ErrorTable REGRID = read("regrid");
  private static final ErrorTable BATCHDATA = read("batchdata");
  private static final ErrorTable STRIPE = read("stripe");
  private static final ErrorTable NONE = new ErrorTable(Map.of());

  private final Map<String, ErrorRule> rules;

  private ErrorTable(Map<String, ErrorRule> rules) {
    this.rules = Collections.unmodifiableMap(rules);
  }

  /**
   * The table that a kind of intent is judged by.
   *
   * @param kind the ledger's: SMS, CALL, AI_CALL, EMAIL, PARCEL, OWNER_CONTACTS, WEBHOOK, PAYMENT
   */
  public static ErrorTable ofKind(String kind) {
    return switch (kind) {
      case "SMS", "CALL" -> TWILIO;
      case "AI_CALL" -> VAPI;
      case "EMAIL" -> SENDGRID;
      case "PARCEL" -> REGRID;
      case "OWNER_CONTACTS" -> BATCHDATA;
      case "PAYMENT" -> STRIPE;
      case "WEBHOOK" -> NONE;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** What is listed for a code; nothing for what is a plain rejection. */
  public Optional<ErrorRule> find(String code) {
    return Optional.ofNullable(rules.get(code));
  }

  public Collection<ErrorRule> rules() {
    return rules.values();
  }

  private static ErrorTable read(String provider) {
    String resource = "errors/" + provider + ".tsv";
    try (InputStream in = ErrorTable.class.getResourceAsStream(resource)) {
      var rules = new LinkedHashMap<String, ErrorRule>();
      new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ErrorTable::rule)
          .forEach(rule -> {
            if (rules.put(rule.code(), rule) != null) {
              throw new IllegalArgumentException(resource + " has " + rule.code() + " twice");
            }
          });
      return new ErrorTable(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private static ErrorRule rule(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException("Not " + COLUMNS + " columns: " + line);
    }
    boolean share = cells[4].endsWith("%");
    return new ErrorRule(
        cells[0],
        ErrorClass.valueOf(cells[1]),
        isNone(cells[2]) ? null : cells[2],
        isNone(cells[3]) ? null : Duration.parse(cells[3]),
        share || isNone(cells[4]) ? 1 : Integer.parseInt(cells[4]),
        share ? Integer.parseInt(cells[4].replace("%", "")) : 0,
        cells[5],
        cells[6]);
  }

  private static boolean isNone(String cell) {
    return cell.equals("-");
  }
}
