package dev.drumbeat.api.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final String TEXT =
      "{'name': 'hello', 'channel': 'sms', 'body': 'Is {{ property.address }} yours? STOP ends.'}";
  private static final String MAIL =
      """
      {'name': 'intro-email', 'channel': 'email', 'subject': 'About {{ property.address }}',
       'body': 'Hello {{ owner.name }}', 'html': '<p>{{ property.address }}</p>'}
      """;

  private final Client client = TestApi.client();

  @Test
  void isReadAsItWasWrittenAndListedByName() {
    Answer created = client.post("/api/templates", MAIL).expect(201);
    client.post("/api/templates", TEXT).expect(201);

    Answer read = client.get(created.header("Location")).expect(200);
    assertThat(read.at("/data/subject")).isEqualTo("About {{ property.address }}");
    assertThat(read.at("/data/latestVersion")).isEqualTo("null");
    assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    assertThat(client.get("/api/templates").all("/data", "name"))
        .containsExactly("hello", "intro-email");
    assertThat(client.get("/api/templates?channel=sms").all("/data", "name"))
        .containsExactly("hello");
  }

  @Test
  void isMadeOnceByAKeyAndItsNameIsTakenOnce() {
    Answer first = once(TEXT);

    assertThat(once(TEXT).at("/data/id")).isEqualTo(first.at("/data/id"));
    client.post("/api/templates", TEXT).expectProblem(409);
    TestApi.client().post("/api/templates", TEXT).expect(201);
  }

  @Test
  void saysEverythingWrongAtOnce() {
    client
        .post(
            "/api/templates",
            "{'name': 'm', 'channel': 'email', 'body': 'Hi {{ lead.x }}', 'html': '{% if %}'}")
        .expectProblem(400, "/subject LENGTH", "/body UNKNOWN_NAME", "/html TEMPLATE");
    client
        .post("/api/templates", "{'name': 'm m', 'channel': 'sms', 'body': 'Hi'}")
        .expectProblem(400, "/name BAD_FORMAT");
    client
        .post("/api/templates", "{'name': 'm', 'channel': 'voice', 'body': 'Hi'}")
        .expectProblem(400, "/channel UNKNOWN_VALUE");
  }

  @Test
  void tellsTheSecondWriterWhatTheFirstChanged() {
    Answer created = client.post("/api/templates", TEXT).expect(201);
    String path = created.header("Location");
    client.put(path, "{'body': 'One STOP'}").expectProblem(428);
    client.put(path, created.header("ETag"), "{'body': 'One STOP'}").expect(200);

    Answer second =
        client.put(path, created.header("ETag"), "{'body': 'Two STOP'}").expectProblem(412);

    assertThat(second.at("/current/changed")).isEqualTo("[\"/body\"]");
    assertThat(second.at("/current/etag")).isEqualTo(client.get(path).header("ETag"));
    client.put(path, created.header("ETag"), "{'body': 'One STOP'}").expect(200);
  }

  @Test
  void aPublishedVersionStaysAsItIs() {
    String path = client.post("/api/templates", TEXT).expect(201).header("Location");
    Answer published = client.post(path + "/versions").expect(201);
    client.put(path, "*", "{'body': 'Another. STOP'}").expect(200);
    client.post(path + "/versions").expect(201);

    assertThat(client.get(published.header("Location")).at("/data/body"))
        .startsWith("Is {{ property.address }}");
    assertThat(client.get(path + "/versions").all("/data", "number")).hasSize(2);
    assertThat(client.get(path + "/versions").at("/data/0/body")).isEqualTo("Another. STOP");
    assertThat(client.get(path).at("/data/versions")).isEqualTo("[1,2]");
    client.get(path + "/versions/9").expectProblem(404);
  }

  @Test
  void showsATextAsALeadWouldGetItAndWhatMakesItDear() {
    String path =
        client
            .post("/api/templates", TEXT.replace("STOP ends", "STOP ends…"))
            .expect(201)
            .header("Location");

    Answer shown = preview(path, "'lead': {'propertyId': '%s'}".formatted(property()));

    assertThat(shown.at("/data/texts/0/text")).isEqualTo("Is 12 Pike St yours? STOP ends….");
    assertThat(shown.at("/data/texts/0/encoding")).isEqualTo("UCS2");
    assertThat(shown.at("/data/texts/0/forcedBy")).isEqualTo("…");
    assertThat(shown.at("/data/texts/0/segments")).isEqualTo("1");
  }

  @Test
  void showsAnEmailsPartsWithWhatStandsBelowThem() {
    client
        .post(
            "/api/senders",
            """
            {'key': 'team', 'channel': 'email', 'address': 'team@example.com',
             'postalAddress': '1 Main St, Seattle'}
            """)
        .expect(201);
    String path = client.post("/api/templates", MAIL).expect(201).header("Location");
    client.post(path + "/versions").expect(201);
    String lead = "'lead': {'propertyId': '%s'}".formatted(property());

    Answer shown = preview(path, lead + ", 'version': 1, 'from': 'team'");

    assertThat(shown.all("/data/texts", "field")).containsExactly("subject", "body", "html");
    assertThat(shown.at("/data/texts/0/text")).isEqualTo("About 12 Pike St");
    assertThat(shown.at("/data/texts/1/text")).contains("1 Main St, Seattle", "Unsubscribe: ");
    assertThat(shown.at("/data/texts/1/missingFields")).isEqualTo("[\"owner.name\"]");
    assertThat(shown.at("/data/texts/2/text")).contains("<p>12 Pike St</p>", "<a href=");
    client
        .post(path + "/preview", "{%s, 'version': 7}".formatted(lead))
        .expectProblem(400, "/version UNKNOWN_VERSION");
    client
        .post(path + "/preview", "{%s, 'from': 'main'}".formatted(lead))
        .expectProblem(400, "/from UNKNOWN_SENDER");
  }

  private Answer preview(String path, String input) {
    return client.post(path + "/preview", "{" + input + "}").expect(200);
  }

  private Answer once(String body) {
    return client
        .send(
            client
                .request("/api/templates")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "template-1")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))))
        .expect(201);
  }

  private String property() {
    return client
        .post(
            "/api/properties",
            "{'address': '12 Pike St', 'city': 'Seattle', 'state': 'WA', 'zip': '98101'}")
        .expect(201)
        .at("/data/id");
  }
}
