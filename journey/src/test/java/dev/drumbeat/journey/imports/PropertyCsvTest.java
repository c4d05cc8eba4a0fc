package dev.drumbeat.journey.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyCsvTest {
  private static final List<String> COLUMNS =
      List.of(
          "Id",
          "Address",
          "City",
          "State",
          "Zip",
          "Sqft",
          "Year Built",
          "Phone",
          "E-mail",
          "Consent",
          "Note");

  @Test
  void readsTheCityOfSeattlesFileAsItIs() throws IOException {
    List<Row> rows = rows("seattle.csv", Map.of());

    assertThat(rows).hasSize(40).allMatch(Row.Accepted.class::isInstance);
    PropertyRecord hotel = accepted(rows.getFirst()).property();
    assertThat(hotel.sourceKey()).isEqualTo("1");
    assertThat(hotel.address()).isEqualTo("405 Olive way");
    assertThat(hotel.area()).isEqualTo(88_434);
    assertThat(hotel.type()).isEqualTo("Hotel");
    assertThat(hotel.state()).isEqualTo("WA");
    assertThat(hotel.parcel()).isEqualTo("659000030");
    assertThat(hotel.extra())
        .containsEntry("Neighborhood", "Downtown")
        .doesNotContainKey("Outlier");
  }

  @Test
  void warnsOfEachMissingZip() throws IOException {
    long warnings =
        rows("seattle.csv", Map.of()).stream()
            .flatMap(row -> accepted(row).warnings().stream())
            .filter(issue -> issue.code().equals("MISSING_ZIP"))
            .count();

    assertThat(warnings).isPositive();
  }

  @Test
  void readsTheCityOfChicagosFileWithTwoConstants() throws IOException {
    List<Row> rows = rows("chicago.csv", Map.of("city", ":Chicago", "state", ":Illinois"));

    PropertyRecord campus = accepted(rows.getFirst()).property();
    assertThat(campus.city()).isEqualTo("Chicago");
    assertThat(campus.state()).isEqualTo("IL");
    assertThat(campus.address()).isEqualTo("1431 N Claremont Ave");
    assertThat(campus.area()).isEqualTo(505_417);
    assertThat(campus.yearBuilt()).isEqualTo(1928);
    assertThat(campus.sourceKey()).isEqualTo("100001");
  }

  @Test
  void namesTheColumnsThatAreMissing() throws IOException {
    Header header = PropertyCsv.header(columns("chicago.csv"), Map.of());

    assertThat(header.usable()).isFalse();
    assertThat(header.issues())
        .extracting(Issue::code, Issue::message)
        .containsExactly(
            tuple("MISSING_COLUMN", "no column is the city of a property"),
            tuple("MISSING_COLUMN", "no column is the state of a property"));
    assertThat(header.issues().getFirst().fix()).contains("city=:VALUE");
    assertThatIllegalArgumentException().isThrownBy(() -> PropertyCsv.row(header, 2, List.of()));
  }

  @Test
  void anOverrideOfWhatTheFileLacksIsNamed() {
    Header header = PropertyCsv.header(COLUMNS, Map.of("address", "Strasse", "colour", "Note"));

    assertThat(header.issues())
        .extracting(Issue::code)
        .containsExactlyInAnyOrder("UNKNOWN_COLUMN", "UNKNOWN_FIELD");
  }

  @Test
  void anOverrideWinsOverTheName() {
    Header header = PropertyCsv.header(COLUMNS, Map.of("source_key", "Note"));

    assertThat(header.indexes()).containsEntry(Field.SOURCE_KEY, 10);
    assertThat(header.unused()).containsExactly("Id");
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Address | '' | MISSING_ADDRESS | false",
        "Address | NULL | MISSING_ADDRESS | false",
        "Address | Olive way | BAD_ADDRESS | false",
        "Address | 12345 | BAD_ADDRESS | false",
        "Address | PO Box 12 | BAD_ADDRESS | false",
        "Zip | '' | MISSING_ZIP | true",
        "Zip | N/A | MISSING_ZIP | true",
        "Zip | 2134 | SHORT_ZIP | true",
        "Zip | ABCDE | BAD_ZIP | true",
        "State | Atlantis | BAD_STATE | true",
        "Sqft | big | BAD_NUMBER | true",
        "Sqft | -5 | BAD_NUMBER | true",
        "Year Built | 19281 | BAD_NUMBER | true",
        "Phone | 555-0147 | BAD_PHONE | true",
        "E-mail | ann@ | BAD_EMAIL | true",
        "Consent | maybe | BAD_CONSENT | true",
      })
  void saysWhatIsWrongWithACell(String column, String value, String code, boolean accepted) {
    Row row = row(column, value);

    assertThat(row instanceof Row.Accepted).isEqualTo(accepted);
    assertThat(issues(row))
        .singleElement()
        .satisfies(issue -> {
          assertThat(issue.code()).isEqualTo(code);
          assertThat(issue.line()).isEqualTo(7);
          assertThat(issue.column()).isEqualTo(column);
          assertThat(issue.value()).isEqualTo(value);
          assertThat(issue.fix()).isNotBlank();
        });
  }

  @Test
  void readsAllOfAGoodRow() {
    Row row = row("Note", "corner");

    assertThat(issues(row)).isEmpty();
    PropertyRecord property = accepted(row).property();
    assertThat(property.phone()).isEqualTo("+12065550147");
    assertThat(property.email()).isEqualTo("ann@example.com");
    assertThat(property.consentBasis()).isEqualTo("WRITTEN");
    assertThat(property.zip()).isEqualTo("98101");
    assertThat(property.extra()).containsExactly(Map.entry("Note", "corner"));
  }

  @Test
  void takesControlCharactersOutAndLeavesHugeCellsOut() {
    assertThat(accepted(row("Note", "a\u0000b")).property().extra()).containsEntry("Note", "a b");
    Row huge = row("Note", "x".repeat(10_000_000));

    assertThat(accepted(huge).property().extra()).isEmpty();
    assertThat(issues(huge)).extracting(Issue::code).containsExactly("TOO_LONG");
  }

  @Test
  void aRowThatSlippedIsRejectedAndAShortOneWarns() {
    Header header = PropertyCsv.header(COLUMNS, Map.of());
    List<String> longer = new ArrayList<>(good());
    longer.add("one more");

    assertThat(PropertyCsv.row(header, 7, longer)).isInstanceOf(Row.Rejected.class);
    assertThat(issues(PropertyCsv.row(header, 7, good().subList(0, 5))))
        .extracting(Issue::code)
        .containsExactly("TOO_FEW_CELLS");
  }

  @Test
  void notesWhatRepeats() {
    Repeats repeats = new Repeats();
    PropertyRecord property = accepted(row("Note", "")).property();

    assertThat(repeats.note(2, property)).isEmpty();
    assertThat(repeats.note(3, property))
        .extracting(Issue::code)
        .containsExactly("REPEATED_KEY", "REPEATED_ADDRESS");
  }

  private static List<String> good() {
    return List.of(
        "1",
        "405 Olive Way",
        "Seattle",
        "Washington",
        "98101-1234",
        "88,434",
        "1927",
        "(206) 555-0147",
        "Ann@example.com",
        "written",
        "");
  }

  private static Row row(String column, String value) {
    List<String> cells = new ArrayList<>(good());
    cells.set(COLUMNS.indexOf(column), value);
    return PropertyCsv.row(PropertyCsv.header(COLUMNS, Map.of()), 7, cells);
  }

  private static Row.Accepted accepted(Row row) {
    assertThat(row).isInstanceOf(Row.Accepted.class);
    return (Row.Accepted) row;
  }

  private static List<Issue> issues(Row row) {
    return switch (row) {
      case Row.Accepted(var property, var warnings) -> warnings;
      case Row.Rejected(var issues) -> issues;
    };
  }

  private static List<String> columns(String file) throws IOException {
    return records(file).getFirst().getFields();
  }

  private static List<Row> rows(String file, Map<String, String> overrides) throws IOException {
    Header header = PropertyCsv.header(columns(file), overrides);
    assertThat(header.issues()).isEmpty();
    return records(file).stream()
        .skip(1)
        .map(r -> PropertyCsv.row(header, r.getStartingLineNumber(), r.getFields()))
        .toList();
  }

  private static List<CsvRecord> records(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(PropertyCsvTest.class.getResourceAsStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CsvReader.builder().ofCsvRecord(text).stream().toList();
    }
  }
}
