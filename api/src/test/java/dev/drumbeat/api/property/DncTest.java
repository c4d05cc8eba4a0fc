package dev.drumbeat.api.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DncTest {
  private final Client client = TestApi.client();

  @Test
  void takesAListAndReportsEachBadRow() {
    Answer made =
        post(fields(), "Phone,Date\n(206) 555-0147,2024-05-01\n12,\n2065550148,soon\n2065550149,\n")
            .expect(201);

    assertThat(made.at("/data/entries")).isEqualTo("2");
    assertThat(made.at("/data/report/counts/rejected")).isEqualTo("2");
    String issues = "/api/imports/" + made.at("/data/report/id") + "/issues";
    assertThat(client.get(issues).all("/data", "code")).containsExactly("BAD_PHONE", "BAD_DATE");
    assertThat(client.get(issues).at("/data/0"))
        .contains("\"line\":3", "\"column\":\"phone\"", "\"value\":\"12\"", "\"fix\":\"Write +1");
    assertThat(phones()).containsExactly("+12065550147 2024-05-01", "+12065550149 -");
    Answer read = client.get(made.header("Location")).expect(200);
    assertThat(read.at("/data/ageDays")).isEqualTo("3");
    assertThat(client.get("/api/do-not-call-lists?kind=NATIONAL").at("/pagination/total"))
        .isEqualTo("1");
    assertThat(client.get("/api/do-not-call-lists?kind=LITIGATOR").at("/data")).isEqualTo("[]");
  }

  @Test
  void takesTheRegistrysFilesWithoutAHeader() {
    post(fields(), "206,5550147\n206,5550148\n").expect(201);

    assertThat(phones()).containsExactly("+12065550147 -", "+12065550148 -");
  }

  @Test
  void aNewerVersionTakesThePlaceOfTheOlderAndNotTheOtherWayRound() {
    post(fields(), "phone\n2065550147\n").expect(201);
    post(with("asOf", LocalDate.now().minusDays(1)), "phone\n2065550148\n").expect(201);

    assertThat(phones()).containsExactly("+12065550148 -");
    post(fields(), "phone\n2065550149\n").expectProblem(409);
    post(with("kind", "LITIGATOR"), "phone\n2065550149\n").expectProblem(409);
    assertThat(phones()).containsExactly("+12065550148 -");
  }

  @Test
  void refusesAFileWithoutAPhoneSoThatNobodyLosesProtection() {
    post(fields(), "phone\n2065550147\n").expect(201);

    post(with("asOf", LocalDate.now()), "phone\nnone\n").expectProblem(400, "/file NO_PHONES");

    assertThat(phones()).containsExactly("+12065550147 -");
  }

  @Test
  void saysAllThatIsWrongWithTheForm() {
    post(Map.of("kind", "FEDERAL", "asOf", "today", "x", "1"), "")
        .expectProblem(
            400,
            "/file REQUIRED",
            "/name REQUIRED",
            "/source REQUIRED",
            "/kind UNKNOWN_VALUE",
            "/asOf BAD_FORMAT",
            "/x UNKNOWN_FIELD");
    post(with("kind", "STATE"), "phone\n2065550147\n").expectProblem(400, "/state WRONG_KIND");
    post(with("asOf", LocalDate.now().plusDays(2)), "phone\n2065550147\n")
        .expectProblem(400, "/asOf IN_FUTURE");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = post(fields(), "phone\n2065550147\n").header("Location");

    TestApi.client().get(path).expectProblem(404);
  }

  private static Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", "National");
    fields.put("kind", "NATIONAL");
    fields.put("source", "telemarketing.donotcall.gov, order 7");
    fields.put("asOf", LocalDate.now(java.time.ZoneOffset.UTC).minusDays(3));
    return fields;
  }

  private static Map<String, Object> with(String field, Object value) {
    var fields = fields();
    fields.put(field, value);
    return fields;
  }

  private Answer post(Map<String, Object> fields, String csv) {
    var form = new StringBuilder();
    fields.forEach((name, value) ->
        form.append(
            "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value)));
    form.append(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"dnc.csv\"\r\n\r\n%s\r\n--x--\r\n"
            .formatted(csv));
    return client.send(
        client
            .request("/api/do-not-call-lists")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString(form.toString())));
  }

  private List<String> phones() {
    return Ledger.query(
        "select phone || ' ' || coalesce(date::text, '-') from dnc_entry where workspace_id = ?"
            + " order by 1",
        client.workspace());
  }
}
