package dev.drumbeat.api.property;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.drumbeat.db.dnc.DncEntry;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.imports.Issue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a do-not-call list: one phone each, with a date where the file has one. A file
 * without a header, as the National Do Not Call Registry's (area code, number), is taken too.
 */
record DncRows(CsvFile file, Columns columns) implements Iterable<DncEntry> {
  private static final Pattern SEVEN = Pattern.compile("[0-9]{7}");
  private static final Pattern THREE = Pattern.compile("[0-9]{3}");

  /** Where things stand; -1 is nowhere. */
  record Columns(int area, int phone, int date, boolean header) {
    static Columns of(List<String> first) {
      int phone = find(first, "phone", "phonenumber", "number", "telephone", "tn");
      if (phone >= 0) {
        return new Columns(
            find(first, "areacode", "npa"),
            phone,
            find(first, "date", "registered", "registeredat", "disconnected", "disconnectdate"),
            true);
      }
      boolean split = first.size() > 1 && THREE.matcher(first.getFirst().strip()).matches();
      return new Columns(split ? 0 : -1, split ? 1 : 0, -1, false);
    }

    private static int find(List<String> names, String... known) {
      return names.stream()
          .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
          .toList()
          .stream()
          .filter(List.of(known)::contains)
          .findFirst()
          .map(found ->
              names.stream()
                  .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                  .toList()
                  .indexOf(found))
          .orElse(-1);
    }
  }

  /** A row: an entry, or what is wrong with it. */
  sealed interface Read {}

  record Good(DncEntry entry) implements Read {}

  record Bad(Issue issue) implements Read {}

  static DncRows of(CsvFile file) throws IOException {
    try (CloseableIterator<CsvRecord> rows = file.open()) {
      return new DncRows(file, Columns.of(rows.hasNext() ? rows.next().getFields() : List.of("")));
    }
  }

  /** Takes each row to the consumer, in order. */
  void each(Consumer<Read> consumer) throws IOException {
    try (CloseableIterator<CsvRecord> rows = file.open()) {
      skipHeader(rows);
      rows.forEachRemaining(row -> consumer.accept(read(row)));
    }
  }

  /** The good ones, read anew each time. */
  @Override
  public Iterator<DncEntry> iterator() {
    try {
      CloseableIterator<CsvRecord> rows = file.open();
      skipHeader(rows);
      return new Entries(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void skipHeader(Iterator<CsvRecord> rows) {
    if (columns.header() && rows.hasNext()) {
      rows.next();
    }
  }

  private Read read(CsvRecord row) {
    String phone = cell(row, columns.phone());
    String written = SEVEN.matcher(phone).matches() ? cell(row, columns.area()) + phone : phone;
    Optional<String> e164 = PhoneNumbers.e164(written);
    if (e164.isEmpty()) {
      return bad(row, "phone", written, "BAD_PHONE", "Not a phone number", "Write +12065550147");
    }
    String date = cell(row, columns.date());
    try {
      return new Good(new DncEntry(e164.get(), day(date)));
    } catch (DateTimeParseException e) {
      return bad(row, "date", date, "BAD_DATE", "Not a day", "Write 2026-11-01, or leave it empty");
    }
  }

  private static @Nullable LocalDate day(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("[0-9]{8}")
        ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
        : LocalDate.parse(text);
  }

  private static Bad bad(
      CsvRecord row, String column, String value, String code, String message, String fix) {
    return new Bad(new Issue(row.getStartingLineNumber(), column, value, code, message, fix));
  }

  private static String cell(CsvRecord row, int column) {
    return column < 0 || column >= row.getFieldCount() ? "" : row.getField(column).strip();
  }

  private final class Entries implements Iterator<DncEntry> {
    private final CloseableIterator<CsvRecord> rows;
    private @Nullable DncEntry next;

    Entries(CloseableIterator<CsvRecord> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (next == null && rows.hasNext()) {
        if (read(rows.next()) instanceof Good(DncEntry entry)) {
          next = entry;
        }
      }
      if (next == null) {
        close();
      }
      return next != null;
    }

    @Override
    public DncEntry next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      DncEntry found = next;
      next = null;
      return found;
    }

    private void close() {
      try {
        rows.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
