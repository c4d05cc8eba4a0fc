package dev.drumbeat.api.property;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.journey.imports.Header;
import dev.drumbeat.journey.imports.PropertyCsv;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.web.multipart.MultipartFile;

/** A file of rows, read as a stream, as often as it is asked for. */
record CsvFile(MultipartFile file, char separator) {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MAX_FIELD = 1 << 20;

  /**
   * Opens a file once it has been read to its end and found to be CSV in UTF-8, so that nothing is
   * stored of one that isn't.
   *
   * @throws InvalidRequest when it isn't
   */
  static CsvFile open(MultipartFile file) throws IOException {
    CsvFile opened = new CsvFile(file, separator(file));
    opened.each(CsvFile::checkStorable);
    return opened;
  }

  private static void checkStorable(CsvRecord row) {
    if (row.getFields().stream().anyMatch(cell -> cell.indexOf('\u0000') >= 0)) {
      String message = "Line " + row.getStartingLineNumber() + " contains the character U+0000";
      throw unusable("BAD_CHARACTER", message);
    }
  }

  /**
   * Finds what its columns mean.
   *
   * @throws InvalidRequest when one that is needed is missing
   */
  Header header(Map<String, String> overrides) throws IOException {
    try (CloseableIterator<CsvRecord> rows = rows()) {
      if (!rows.hasNext()) {
        throw unusable("EMPTY_FILE", "The file has no header line");
      }
      Header header = PropertyCsv.header(rows.next().getFields(), overrides);
      if (!header.usable()) {
        throw new InvalidRequest(
            header.issues().stream()
                .map(each -> Fault.error("/file", each.code(), each.message(), each.fix()))
                .toList());
      }
      return header;
    }
  }

  /** All rows, the first one too; to be closed. */
  CloseableIterator<CsvRecord> open() throws IOException {
    return rows();
  }

  /** Takes each row after the header to the consumer, in order. */
  void each(Consumer<CsvRecord> consumer) throws IOException {
    try (CloseableIterator<CsvRecord> rows = rows()) {
      if (rows.hasNext()) {
        rows.next();
      }
      rows.forEachRemaining(consumer);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw unusable("NOT_UTF8", "The file is not in UTF-8; save it as CSV UTF-8");
      }
      throw e;
    } catch (CsvParseException e) {
      throw unusable("NOT_CSV", "The file is not CSV: " + e.getMessage());
    }
  }

  private CloseableIterator<CsvRecord> rows() throws IOException {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .maxBufferSize(MAX_FIELD)
        .ofCsvRecord(reader(file))
        .iterator();
  }

  // The separator that the first line has most of.
  private static char separator(MultipartFile file) throws IOException {
    try (InputStream bytes = file.getInputStream()) {
      String start = new String(bytes.readNBytes(65_536), StandardCharsets.UTF_8);
      String line = start.lines().findFirst().orElse("");
      return SEPARATORS.stream()
          .max((a, b) -> Long.compare(count(line, a), count(line, b)))
          .filter(best -> count(line, best) > count(line, ','))
          .orElse(',');
    }
  }

  private static long count(String line, char separator) {
    return line.chars().filter(each -> each == separator).count();
  }

  private static Reader reader(MultipartFile file) throws IOException {
    // A decoder of its own is strict: it stops at what isn't UTF-8 instead of replacing it.
    Reader reader =
        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8.newDecoder());
    var start = new PushbackReader(new BufferedReader(reader, 65_536));
    try {
      int first = start.read();
      if (first >= 0 && first != BYTE_ORDER_MARK) {
        start.unread(first);
      }
    } catch (CharacterCodingException e) {
      throw unusable("NOT_UTF8", "The file is not in UTF-8; save it as CSV UTF-8");
    }
    return start;
  }

  private static InvalidRequest unusable(String code, String message) {
    return new InvalidRequest(Fault.error("/file", code, message));
  }
}
