package dev.drumbeat.journey.imports;

import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.time.Whereabouts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one row of a property file. */
final class RowReader {
  private static final Set<String> CONSENTS = Set.of("NONE", "EXPRESS", "WRITTEN");

  private final Header header;
  private final Cells cells;

  RowReader(Header header, long line, List<String> row) {
    this.header = header;
    this.cells = new Cells(header, line, row);
  }

  Row read() {
    if (!cells.fit()) {
      return new Row.Rejected(cells.issues());
    }
    String address = address();
    if (address == null) {
      return new Row.Rejected(cells.issues());
    }
    String zip = zip();
    String key = cells.text(Field.SOURCE_KEY);
    PropertyRecord property =
        new PropertyRecord(
            key == null ? madeUpKey(address, zip) : key,
            cells.text(Field.NAME),
            address,
            cells.text(Field.CITY),
            state(),
            zip,
            cells.text(Field.PARCEL),
            cells.text(Field.TYPE),
            area(),
            yearBuilt(),
            degrees(Field.LATITUDE, 90),
            degrees(Field.LONGITUDE, 180),
            cells.text(Field.OWNER_NAME),
            phone(),
            email(),
            consentBasis(),
            extra());
    return new Row.Accepted(property, cells.issues());
  }

  private @Nullable String address() {
    String text = cells.text(Field.ADDRESS);
    if (text == null) {
      cells.issue(
          Field.ADDRESS, "MISSING_ADDRESS", "the row has no address", "add its street address");
      return null;
    }
    String address = text.replaceAll("\\s+", " ").replaceAll("[\\s,;.]+$", "");
    boolean usable =
        address.matches(".*\\p{L}.*") && address.matches(".*\\d.*") && address.length() <= 200;
    if (!usable || address.matches("(?i)p\\.? ?o\\.? ?box .*")) {
      cells.issue(
          Field.ADDRESS,
          "BAD_ADDRESS",
          "this is no street address: it needs a number and a street",
          "write such as 405 Olive Way");
      return null;
    }
    return address;
  }

  private @Nullable String zip() {
    String text = cells.text(Field.ZIP);
    if (text == null) {
      cells.issue(Field.ZIP, "MISSING_ZIP", "the row has no ZIP code", "add its five digits");
      return null;
    }
    String digits = text.replaceAll("\\.0+$", "");
    if (digits.matches("\\d{5}(-?\\d{4})?")) {
      return digits.substring(0, 5);
    }
    if (digits.matches("\\d{3,4}")) {
      String padded = "0".repeat(5 - digits.length()) + digits;
      cells.issue(Field.ZIP, "SHORT_ZIP", "read as " + padded, "write all five digits");
      return padded;
    }
    cells.issue(Field.ZIP, "BAD_ZIP", "this is no ZIP code, and left out", "write five digits");
    return null;
  }

  private @Nullable String state() {
    String text = cells.text(Field.STATE);
    String code = text == null ? null : Whereabouts.stateCode(text).orElse(null);
    if (code == null) {
      cells.issue(
          Field.STATE, "BAD_STATE", "this is no state of the US, and left out", "write such as WA");
    }
    return code;
  }

  private @Nullable Long area() {
    Double number = cells.number(Field.AREA, 0, 1e9);
    return number == null ? null : Math.round(number);
  }

  private @Nullable Integer yearBuilt() {
    Double number = cells.number(Field.YEAR_BUILT, 1600, 2100);
    return number == null ? null : number.intValue();
  }

  private @Nullable Double degrees(Field field, double most) {
    return cells.number(field, -most, most);
  }

  private @Nullable String phone() {
    String text = cells.text(Field.PHONE);
    if (text == null) {
      return null;
    }
    String phone = PhoneNumbers.e164(text).orElse(null);
    if (phone == null) {
      cells.issue(
          Field.PHONE,
          "BAD_PHONE",
          "no phone has this number; left out",
          "write such as 206 555 0147");
    }
    return phone;
  }

  private @Nullable String email() {
    String text = cells.text(Field.EMAIL);
    if (text == null) {
      return null;
    }
    String email = EmailAddresses.normalise(text).orElse(null);
    if (email == null) {
      cells.issue(
          Field.EMAIL,
          "BAD_EMAIL",
          "this is no e-mail address; left out",
          "write such as a@example.com");
    }
    return email;
  }

  private @Nullable String consentBasis() {
    String text = cells.text(Field.CONSENT_BASIS);
    if (text == null) {
      return null;
    }
    String basis = text.toUpperCase(Locale.ROOT);
    if (CONSENTS.contains(basis)) {
      return basis;
    }
    cells.issue(
        Field.CONSENT_BASIS,
        "BAD_CONSENT",
        "this is no basis of consent, and counts as none",
        "write NONE, EXPRESS or WRITTEN");
    return null;
  }

  private Map<String, String> extra() {
    Map<String, String> extra = new LinkedHashMap<>();
    for (int i = 0; i < header.columns().size(); i++) {
      if (!header.indexes().containsValue(i)) {
        String text = cells.extra(i);
        if (text != null) {
          extra.put(header.columns().get(i), text);
        }
      }
    }
    return extra;
  }

  private static String madeUpKey(String address, @Nullable String zip) {
    return address.toUpperCase(Locale.ROOT) + (zip == null ? "" : " " + zip);
  }
}
