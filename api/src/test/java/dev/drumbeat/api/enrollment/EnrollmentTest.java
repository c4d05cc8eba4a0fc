package dev.drumbeat.api.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrollmentTest {
  private final Client client = TestApi.client();
  private final Ledger lead =
      Ledger.sent(client.workspace(), "SMS", "{\"body\": \"Hi\", \"to\": \"+12065550147\"}");
  private final String path = "/api/enrollments/" + lead.enrollment();

  @BeforeEach
  void history() {
    Ledger.write(
        """
        with d as (
          insert into decision (workspace_id, run_id, cohort, enrollment_id, step, visit, channel,
                                outcome, rule, reason, inputs, until, count)
          values (?, ?, 0, ?, 'text1', 1, 'SMS', 'DEFERRED', 'QUIET_HOURS', 'Before 8:00',
                  '{"zone": "America/Los_Angeles"}', '2026-11-24T16:00:00Z', 3) returning id),
        v as (
          insert into event (workspace_id, enrollment_id, type, at, data, source_key)
          values (?, ?, 'REPLIED', '2026-11-24T17:00:00Z', '{"intent": "QUESTION"}', 'k')
          returning id)
        insert into timeline (workspace_id, run_id, enrollment_id, at, kind, step, visit, summary,
                              rule, inputs, decision_id, intent_id, event_id, workflow_run_id)
        select ?::uuid, ?::uuid, ?::bigint, '2026-11-24T15:00:00Z'::timestamptz, 'DEFERRED', 'text1', 1, 'Waits for the morning',
               'QUIET_HOURS', null::jsonb, d.id, null::bigint, null::bigint, 'wf-run' from d
        union all
        select ?, ?, ?, '2026-11-24T16:00:00Z'::timestamptz, 'SENT', 'text1', 1, 'Text sent', null, null::jsonb, null,
               (select max(id) from intent), null, 'wf-run'
        union all
        select ?, ?, ?, '2026-11-24T17:00:00Z'::timestamptz, 'EVENT', 'text1', 1, 'Replied', null, null::jsonb, null,
               null, v.id, null from v
        """,
        client.workspace(),
        lead.run(),
        lead.enrollment(),
        client.workspace(),
        lead.enrollment(),
        client.workspace(),
        lead.run(),
        lead.enrollment(),
        client.workspace(),
        lead.run(),
        lead.enrollment(),
        client.workspace(),
        lead.run(),
        lead.enrollment());
  }

  @Test
  void isListedByStateStepAndHold() {
    String list = "/api/runs/" + lead.run() + "/enrollments";

    Answer all = client.get(list + "?status=active&step=text1&hold=QUIET_HOURS").expect(200);

    assertThat(all.all("/data", "id")).containsExactly(Long.toString(lead.enrollment()));
    assertThat(all.at("/pagination")).isEqualTo("{\"limit\":20,\"nextCursor\":null}");
    assertThat(client.get(list + "?status=DONE").at("/data")).isEqualTo("[]");
    client
        .get(list + "?status=odd&cursor=zz&limit=0")
        .expectProblem(400, "/status UNKNOWN_VALUE", "/limit OUT_OF_RANGE");
    client.get(list + "?cursor=zz").expectProblem(400, "/cursor BAD_CURSOR");
    assertThat(client.get("/api/runs/" + lead.run()).at("/data/holds/0/rule"))
        .isEqualTo("QUIET_HOURS");
  }

  @Test
  void isReadWithItsPlace() {
    Answer read = client.get(path).expect(200);

    assertThat(read.at("/data/step")).isEqualTo("text1");
    assertThat(read.at("/data/phone")).isEqualTo(Ledger.PHONE);
    assertThat(read.at("/data/hold")).isEqualTo("QUIET_HOURS");
  }

  @Test
  void namesTheOwnerThatWasFoundForItsPropertyOnTheWay() {
    String owner = client.post("/api/owners", "{'name': 'Pike Holdings'}").at("/data/id");
    String property =
        client
            .post("/api/properties", "{'address': '1 Pike St', 'ownerId': '%s'}".formatted(owner))
            .at("/data/id");
    Ledger.write(
        "update enrollment set property_id = ? where id = ?",
        Long.parseLong(property),
        lead.enrollment());

    assertThat(client.get(path).at("/data/ownerId")).isEqualTo(owner);
  }

  @Test
  void tellsTheRecipientsTimeWhereNoRuleLookedAtIt() {
    assertThat(client.get(path + "/timeline").at("/data/1/atLocal"))
        .isEqualTo("2026-11-24T08:00-08:00[America/Los_Angeles]");
  }

  @Test
  void tellsAllThatHappenedWithReasons() {
    Answer timeline = client.get(path + "/timeline").expect(200);

    assertThat(timeline.all("/data", "kind")).containsExactly("DEFERRED", "SENT", "EVENT");
    assertThat(timeline.at("/data/0/atLocal"))
        .isEqualTo("2026-11-24T07:00-08:00[America/Los_Angeles]");
    assertThat(timeline.at("/data/0/decision/count")).isEqualTo("3");
    assertThat(timeline.at("/data/0/decision/until")).isEqualTo("2026-11-24T16:00:00Z");
    assertThat(timeline.at("/data/0/temporal/workflowId")).isEqualTo("cohort/" + lead.run() + "/0");
    assertThat(timeline.at("/data/0/temporal/runId")).isEqualTo("wf-run");
    assertThat(timeline.at("/data/1/effect/content/body")).isEqualTo("Hi");
    assertThat(timeline.at("/data/1/effect/providerId")).isEqualTo("SM1");
    assertThat(timeline.at("/data/1/effect/provider")).isEqualTo("TWILIO");
    assertThat(timeline.at("/data/2/event/data/intent")).isEqualTo("QUESTION");
  }

  @Test
  void isReadOnFromACursor() {
    Answer first = client.get(path + "/timeline?limit=2").expect(200);
    String cursor = first.at("/pagination/nextCursor");

    Answer rest = client.get(path + "/timeline?limit=2&cursor=" + cursor).expect(200);

    assertThat(rest.all("/data", "kind")).containsExactly("EVENT");
    assertThat(rest.at("/pagination/nextCursor")).isEqualTo("null");
  }

  @Test
  void answersWhyByPhoneOrId() {
    Answer byPhone = client.post("/api/why", "{'query': '(206) 555-0147'}").expect(200);
    Answer byId =
        client.post("/api/why", "{'query': '%s'}".formatted(lead.enrollment())).expect(200);

    assertThat(byPhone.at("/data/journeys/0/enrollment/id"))
        .isEqualTo(Long.toString(lead.enrollment()));
    assertThat(byPhone.all("/data/journeys/0/timeline", "kind"))
        .containsExactly("DEFERRED", "SENT", "EVENT");
    assertThat(byId.at("/data/journeys")).isEqualTo(byPhone.at("/data/journeys"));
  }

  @Test
  void answersWhyForWhomNothingWasSentTo() {
    client.post("/api/suppressions", "{'channel': 'sms', 'value': '+12065550147'}").expect(201);
    Ledger.write("update enrollment set phone_point_id = null where id = ?", lead.enrollment());
    Ledger.write(
        "update intent set contact_point_id = null where enrollment_id = ?", lead.enrollment());
    String contact =
        client.post("/api/contacts", "{'phones': [{'value': '+12065550147'}]}").at("/data/id");
    Ledger.write(
        "update enrollment set contact_id = ? where id = ?",
        Long.parseLong(contact),
        lead.enrollment());

    Answer why = client.post("/api/why", "{'query': '+12065550147'}").expect(200);

    assertThat(why.at("/data/journeys/0/enrollment/id"))
        .isEqualTo(Long.toString(lead.enrollment()));
    assertThat(why.at("/data/suppressions/0/reason")).isEqualTo("OPERATOR");
  }

  @Test
  void knowsNothingOfAStrangerAndRefusesNonsense() {
    assertThat(client.post("/api/why", "{'query': 'a@example.com'}").at("/data/journeys"))
        .isEqualTo("[]");
    client.post("/api/why", "{'query': 'who?'}").expectProblem(400, "/query BAD_FORMAT");
    client.post("/api/why", "{}").expectProblem(400, "/query REQUIRED");
  }

  @Test
  void whatWasAbandonedIsListedForAPerson() {
    String list = "/api/messages?run=" + lead.run() + "&status=ABANDONED";
    assertThat(client.get(list).expect(200).at("/data")).isEqualTo("[]");

    Ledger.write(
        "update intent set state = 'ABANDONED' where enrollment_id = ?", lead.enrollment());

    assertThat(client.get(list).all("/data", "state")).containsExactly("ABANDONED");
  }

  @Test
  void messagesAreListedNewestFirst() {
    Ledger.write(
        "insert into inbound_message (workspace_id, contact_point_id, channel, sent_to, body,"
            + " provider_id, intent, confidence, rule, received_at) select ?, id, 'SMS', '+1', 'Yes',"
            + " 'SM9', 'INTERESTED', 1, 'r', now() + interval '1 s' from contact_point"
            + " where workspace_id = ?",
        client.workspace(),
        client.workspace());

    Answer first = client.get("/api/messages?address=2065550147&limit=1").expect(200);
    String cursor = first.at("/pagination/nextCursor");
    Answer second =
        client.get("/api/messages?address=2065550147&limit=1&cursor=" + cursor).expect(200);

    assertThat(first.all("/data", "direction")).containsExactly("INBOUND");
    assertThat(second.all("/data", "direction")).containsExactly("OUTBOUND");
    assertThat(second.at("/pagination/nextCursor")).isEqualTo("null");
    assertThat(client.get("/api/messages?run=" + lead.run()).all("/data", "direction"))
        .containsExactly("INBOUND", "OUTBOUND");
    client.get("/api/messages").expectProblem(400, "/address REQUIRED");
    client.get("/api/messages?address=x").expectProblem(400, "/address BAD_FORMAT");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    other.get(path + "/timeline").expectProblem(404);
    other.get("/api/messages?run=" + lead.run()).expectProblem(404);
    assertThat(other.post("/api/why", "{'query': '2065550147'}").at("/data/journeys"))
        .isEqualTo("[]");
    assertThat(
            other
                .post("/api/why", "{'query': '%s'}".formatted(lead.enrollment()))
                .at("/data/journeys"))
        .isEqualTo("[]");
  }
}
