package dev.drumbeat.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every GET of the description, asked for things that are there. The client checks the answers. */
class AnswersTest {
  private final Client client = TestApi.client();
  private final Ledger lead =
      Ledger.sent(client.workspace(), "SMS", "{\"body\": \"Hi\", \"to\": \"+12065550147\"}");
  private final Map<String, String> ids = new HashMap<>();

  @Test
  void areAllAsDescribed() {
    fillTheWorkspace();
    JsonNode paths = TestApi.anonymous().get("/api/openapi.json").json().path("paths");

    for (String path : paths.propertyNames()) {
      if (paths.path(path).has("get")
          && !path.startsWith("/webhooks/")
          && !path.startsWith("/l/")) {
        String which =
            path.equals("/api/messages")
                ? "?run=" + lead.run()
                : path.endsWith("/diff") ? "?from=1" : "";
        Answer answer = client.get(withIds(path) + which);
        assertThat(answer.status()).as(path + " " + answer.body()).isIn(200, 503);
        JsonNode data = answer.header("Content-Type").contains("json") ? data(answer) : null;
        assertThat(data == null || !data.isArray() || !data.isEmpty()).as("has " + path).isTrue();
      }
    }
  }

  private static JsonNode data(Answer answer) {
    return answer.json().path("data");
  }

  private String withIds(String path) {
    String collection = path.split("/\\{")[0];
    return path.replace("{number}", "1")
        .replaceAll(
            "\\{[^}]+}",
            path.contains("{") ? Objects.requireNonNull(ids.get(collection), path) : "");
  }

  private void fillTheWorkspace() {
    ids.put("/api/runs", lead.run().toString());
    ids.put("/api/enrollments", Long.toString(lead.enrollment()));
    ids.put(
        "/api/messages",
        Ledger.query("select id from intent where enrollment_id = ?", lead.enrollment())
            .getFirst());
    client.put("/api/runs/" + lead.run() + "/budget", "{'amount': '5'}").expect(200);
    make("/api/owners", "{'name': 'Pike Holdings'}");
    make(
        "/api/properties",
        "{'address': '1 Pike St', 'ownerId': '%s'}".formatted(id("/api/owners")));
    make("/api/contacts", "{'firstName': 'Dana', 'phones': [{'value': '2065550148'}]}");
    make("/api/lists", "{'key': 'seattle', 'name': 'Seattle'}");
    make("/api/senders", "{'key': 'main', 'channel': 'sms', 'address': '+12065550100'}");
    make("/api/suppressions", "{'channel': 'sms', 'value': '2065550149', 'reason': 'OPT_OUT'}");
    make(
        "/api/consents",
        """
        {'channel': 'voice', 'value': '2065550147', 'basis': 'WRITTEN', 'evidence': 'Form',
         'at': '2026-05-03T10:00:00-07:00'}
        """);
    client
        .put(
            "/api/integrations/twilio",
            """
            {'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000/twilio',
             'credentials': {'accountSid': 'AC01', 'authToken': 'x'}}
            """)
        .expect(200);
    ids.put("/api/integrations", "twilio");
    client.put("/api/secrets/crm", "{'value': 'x'}").expect(200);
    make("/api/templates", "{'name': 'hello', 'channel': 'sms', 'body': 'Hi. STOP ends it.'}");
    client.post("/api/templates/" + id("/api/templates") + "/versions").expect(201);
    aCampaign();
    files();
    stored();
  }

  private void aCampaign() {
    make(
        "/api/campaigns",
        """
        {'name': 'One', 'channels': ['sms'], 'propertyIds': ['%s'], 'message': 'Hi there'}
        """
            .formatted(id("/api/properties")));
    client.post("/api/campaigns/" + id("/api/campaigns") + "/versions").expect(201);
    client.post("/api/campaigns/" + id("/api/campaigns") + "/runs", "{}").expect(201);
  }

  private void files() {
    upload("/api/imports", "", "Address,City,State\n1 Pike,Seattle,WA\n,Seattle,WA\n");
    upload(
        "/api/do-not-call-lists",
        field("name", "National")
            + field("kind", "NATIONAL")
            + field("source", "Order 7")
            + field("asOf", "2026-11-01"),
        "phone\n2065550147\n");
  }

  private void stored() {
    Ledger.write(
        "insert into inbox (workspace_id, provider, kind, order_key, payload, state, attempts, error)"
            + " values (?, 'TWILIO', 'CALL_STATUS', '+12065550147', '{}', 'POISON', 5, 'No sid')",
        client.workspace());
    Ledger.write(
        "insert into hold (workspace_id, scope, subject_id, name, reason)"
            + " values (?, 'WORKSPACE', ?, 'TWILIO_ACCOUNT_SUSPENDED', 'Suspended')",
        client.workspace(),
        client.workspace());
    Ledger.write(
        "insert into timeline (workspace_id, run_id, enrollment_id, at, kind, summary, intent_id)"
            + " values (?, ?, ?, now(), 'SENT', 'Text sent',"
            + " (select id from intent where enrollment_id = ?))",
        client.workspace(),
        lead.run(),
        lead.enrollment(),
        lead.enrollment());
    Ledger.write(
        "insert into task (workspace_id, run_id, enrollment_id, step, visit, title, outcomes, due_at)"
            + " values (?, ?, ?, 'text1', 1, 'Call them', '{DONE}', now() + interval '1 day')",
        client.workspace(),
        lead.run(),
        lead.enrollment());
    Ledger.write(
        "insert into schedule (workspace_id, campaign_id, every_seconds, anchor)"
            + " values (?, ?::uuid, 86400, now())",
        client.workspace(),
        id("/api/campaigns"));
    String schedules = "/api/campaigns/" + id("/api/campaigns") + "/schedules";
    ids.put("/api/schedules", client.get(schedules).at("/data/0/id"));
    ids.put("/api/tasks", client.get("/api/tasks").at("/data/0/id"));
    ids.put("/api/inbox", client.get("/api/inbox").at("/data/0/id"));
    ids.put("/api/holds", client.get("/api/holds").at("/data/0/id"));
  }

  private void make(String collection, String json) {
    ids.put(collection, client.post(collection, json).expect(201).at("/data/id"));
  }

  private String id(String collection) {
    return Objects.requireNonNull(ids.get(collection));
  }

  private static String field(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private void upload(String collection, String fields, String csv) {
    String file =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n%s\r\n--x--\r\n"
            .formatted(csv);
    Answer made =
        client.send(
            client
                .request(collection)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(fields + file)));
    ids.put(collection, made.expect(201).at("/data/id"));
  }
}
