package dev.drumbeat.api.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportTest {
  private static final String MESSY =
      """
      id,Address,City,State,ZipCode,Owner,Phone,Email,Consent,GFA
      1,100 Pike St,Seattle,WA,98101,Pike LLC,(206) 555-0147,Dana@Example.com,WRITTEN,"20,000"
      2,200 Pike St,Seattle,WA,,,,,,
      3,,Seattle,WA,98101,,,,,
      4,100 Pike St,Seattle,WA,98101,Pike LLC,,,,5
      """;
  private final Client client = TestApi.client();

  @Test
  void takesRowsAndSaysWhatWasWrong() {
    Answer done = post(MESSY, "list", "seattle").expect(201);

    assertThat(done.at("/data/state")).isEqualTo("COMPLETED");
    assertThat(done.at("/data/counts"))
        .isEqualTo(
            "{\"rows\":4,\"created\":3,\"updated\":0,\"unchanged\":0,\"rejected\":1,\"warned\":2}");
    String path = done.header("Location");
    assertThat(client.get(path + "/issues?limit=1").at("/pagination/nextCursor"))
        .isNotEqualTo("null");
    Answer issues = client.get(path + "/issues").expect(200);
    assertThat(issues.all("/data", "severity")).contains("ERROR").contains("WARN");
    assertThat(issues.all("/data", "code")).contains("REPEATED_ADDRESS");
    Answer report = client.get(path + "/report.csv").expect(200);
    assertThat(report.header("Content-Type")).startsWith("text/csv");
    assertThat(report.body()).startsWith("line,severity,column,value,code,message,fix");
    assertThat(client.get("/api/properties?list=seattle").at("/pagination/total")).isEqualTo("3");
  }

  @Test
  void takesPeopleWithTheirConsent() {
    post(MESSY).expect(201);

    Answer contacts = client.get("/api/contacts?address=%2B12065550147").expect(200);

    assertThat(contacts.at("/data/0/phones/0/value")).isEqualTo("+12065550147");
    assertThat(contacts.at("/data/0/emails/0/value")).isEqualTo("dana@example.com");
    assertThat(contacts.all("/data/0/phones/0/consents", "channel"))
        .containsExactly("SMS", "VOICE");
    assertThat(client.get("/api/owners").all("/data", "name")).containsExactly("Pike LLC");
  }

  @Test
  void takesTheSameFileAgainWithoutAChange() {
    post(MESSY, "source", "county").expect(201);
    Answer again = post(MESSY, "source", "county").expect(201);
    Answer changed = post(MESSY.replace("200 Pike", "202 Pike"), "source", "county").expect(201);

    assertThat(again.at("/data/counts/unchanged")).isEqualTo("3");
    assertThat(changed.at("/data/counts/updated")).isEqualTo("1");
    assertThat(client.get("/api/properties").at("/pagination/total")).isEqualTo("3");
  }

  @Test
  void liftsNoSuppression() {
    String suppression = "{'channel': 'sms', 'value': '+12065550147', 'reason': 'OPT_OUT'}";
    client.post("/api/suppressions", suppression).expect(201);

    post(MESSY).expect(201);

    assertThat(client.get("/api/suppressions?status=active").at("/pagination/total"))
        .isEqualTo("1");
  }

  @Test
  void mapsColumnsByTheirNamesOrToOneValue() {
    String odd = "Where,Nr\n1 Main St,7\n";

    post(odd)
        .expectProblem(400, "/file MISSING_COLUMN", "/file MISSING_COLUMN", "/file MISSING_COLUMN");
    Answer done =
        post(
                odd,
                "map",
                "address=Where",
                "map",
                "Nr=source_key",
                "map",
                "city=:Reno",
                "map",
                "state=:NV")
            .expect(201);

    assertThat(done.at("/data/counts/created")).isEqualTo("1");
    assertThat(client.get("/api/properties").at("/data/0/sourceKey")).isEqualTo("7");
    assertThat(client.get("/api/properties").at("/data/0/city")).isEqualTo("Reno");
  }

  @Test
  void refusesAFileThatCannotBeRead() {
    post("").expectProblem(400, "/file REQUIRED");
    post("address,city,state\n\"1 Main St,Reno,NV\n").expectProblem(400, "/file NOT_CSV");
    post("address,city,state\n1 M\u0000 St,Reno,NV\n").expectProblem(400, "/file BAD_CHARACTER");
    postBytes("address,city,state\n1 Caf\u00e9 St,Reno,NV\n".getBytes(StandardCharsets.ISO_8859_1))
        .expectProblem(400, "/file NOT_UTF8");

    assertThat(client.get("/api/imports").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void findsAllFaultsOfTheFormAtOnce() {
    post(MESSY, "list", "Not a Key", "source", "a b", "map", "x=y", "lst", "z")
        .expectProblem(
            400,
            "/list BAD_FORMAT",
            "/source BAD_FORMAT",
            "/map UNKNOWN_FIELD",
            "/lst UNKNOWN_FIELD");
    client.post("/api/imports", "{}").expectProblem(415);
  }

  @Test
  void takesSixtyFourMegabytesAndNoMore() {
    postBytes(new byte[66 * 1_048_576]).expectProblem(413);
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = post(MESSY).header("Location");

    TestApi.client().get(path).expectProblem(404);
    TestApi.client().get(path + "/issues").expectProblem(404);
    TestApi.client().get(path + "/report.csv").expectProblem(404);
  }

  @Test
  void takesThousandsOfRowsInSeconds() {
    String rows =
        IntStream.range(0, 3376)
            .mapToObj(i -> i + "," + i + " Pike St,Seattle,WA,98101," + "x".repeat(200))
            .collect(Collectors.joining("\n", "id,address,city,state,zip,notes\n", "\n"));
    Instant start = Instant.now();

    Answer done = post(rows, "list", "seattle").expect(201);

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(done.at("/data/counts/created")).isEqualTo("3376");
    assertThat(
            Ledger.query(
                "select count(*) from list_member where workspace_id = ?", client.workspace()))
        .containsExactly("3376");
  }

  private Answer post(String csv, String... fields) {
    return postBytes(csv.getBytes(StandardCharsets.UTF_8), fields);
  }

  private Answer postBytes(byte[] csv, String... fields) {
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      body.writeBytes(part("name=\"" + fields[i] + "\"", fields[i + 1].getBytes()));
    }
    body.writeBytes(part("name=\"file\"; filename=\"buildings.csv\"", csv));
    body.writeBytes("--cut--\r\n".getBytes());
    return client.send(
        client
            .request("/api/imports")
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] part(String disposition, byte[] content) {
    var part = new ByteArrayOutputStream();
    part.writeBytes(
        ("--cut\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes());
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes());
    return part.toByteArray();
  }
}
