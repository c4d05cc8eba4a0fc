package dev.drumbeat.api.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class PeopleTest {
  private static final String DANA =
      """
      {'firstName': 'Dana', 'lastName': 'Pike',
       'phones': [{'value': '(206) 555-0147', 'lineType': 'MOBILE',
         'consents': [{'channel': 'sms', 'basis': 'WRITTEN', 'evidence': 'Form 12',
                       'at': '2026-01-02T03:04:05Z'}]},
         {'value': '+1 206 555 0148'}],
       'emails': [{'value': 'Dana@Example.com'}]}
      """;
  private final Client client = TestApi.client();

  @Test
  void aContactIsCreatedReadChangedAndDeleted() {
    Answer created = client.post("/api/contacts", DANA).expect(201);
    String path = created.header("Location");
    assertThat(created.all("/data/phones", "value"))
        .containsExactly("+12065550147", "+12065550148");
    assertThat(created.at("/data/phones/0/lineType")).isEqualTo("MOBILE");
    assertThat(created.at("/data/phones/0/consents/0/evidence")).isEqualTo("Form 12");
    assertThat(created.at("/data/emails/0/value")).isEqualTo("dana@example.com");

    client.put(path, "{'firstName': 'Dana', 'phones': [{'value': '+12065550148'}]}").expect(200);

    assertThat(client.get(path).all("/data/phones", "value")).containsExactly("+12065550148");
    assertThat(client.get(path).at("/data/key")).isEqualTo(created.at("/data/key"));
    client.delete(path).expect(204);
    client.get(path).expectProblem(404);
  }

  @Test
  void aContactIsFoundByItsPhone() {
    client.post("/api/contacts", DANA).expect(201);

    assertThat(client.get("/api/contacts?address=206-555-0147").at("/pagination/total"))
        .isEqualTo("1");
    assertThat(client.get("/api/contacts?address=206-555-0149").at("/pagination/total"))
        .isEqualTo("0");
  }

  @Test
  void findsAllFaultsOfAContactAtOnce() {
    client
        .post(
            "/api/contacts",
            """
            {'phones': [{'value': '12'}, {'vale': 'x'}], 'emails': [{'value': 'no'}],
             'frstName': 'x'}
            """)
        .expectProblem(
            400,
            "/phones/0/value BAD_PHONE",
            "/phones/1/vale UNKNOWN_FIELD",
            "/phones/1/value REQUIRED",
            "/emails/0/value BAD_EMAIL",
            "/frstName UNKNOWN_FIELD");
    client
        .post("/api/contacts", "{'propertyId': '999999', 'ownerId': '999999'}")
        .expectProblem(400, "/propertyId UNKNOWN_PROPERTY", "/ownerId UNKNOWN_OWNER");
  }

  @Test
  void anOwnerIsCreatedReadChangedAndDeleted() {
    String owner = "{'name': 'Pike LLC', 'mailAddress': '1 Main St'}";
    String path = client.post("/api/owners", owner).expect(201).header("Location");

    client
        .post("/api/owners", "{'name': 'PIKE  llc', 'mailAddress': '1 main st'}")
        .expectProblem(409);
    client.put(path, "{'name': 'Pine LLC'}").expect(200);
    assertThat(client.get("/api/owners?q=pine").all("/data", "name")).containsExactly("Pine LLC");
    client.delete(path).expect(204);
    client.get(path).expectProblem(404);
    client.post("/api/owners", "{'name': ' '}").expectProblem(400, "/name REQUIRED");
  }

  @Test
  void anOwnerWithPropertiesStays() {
    String path = client.post("/api/owners", "{'name': 'Pike LLC'}").header("Location");
    String id = path.substring(path.lastIndexOf('/') + 1);
    client.post("/api/properties", "{'address': 'x', 'ownerId': '%s'}".formatted(id)).expect(201);

    client.delete(path).expectProblem(409);
  }

  @Test
  void areNotThereForAnotherWorkspace() {
    String contact = client.post("/api/contacts", DANA).header("Location");
    String owner = client.post("/api/owners", "{'name': 'Pike LLC'}").header("Location");
    Client other = TestApi.client();

    other.get(contact).expectProblem(404);
    other.put(contact, DANA).expectProblem(404);
    other.delete(contact).expectProblem(404);
    other.get(owner).expectProblem(404);
    other.put(owner, "{'name': 'x'}").expectProblem(404);
    other.delete(owner).expectProblem(404);
  }
}
