package dev.drumbeat.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On an engine without schedules; those that are there were made on another. */
class ScheduleTest {
  private static final String WEEKDAYS =
      "{'cron': '30 9 * * MON-FRI', 'timeZone': 'America/Los_Angeles'}";

  private final Client client = TestApi.client();
  private String campaign = "";

  @BeforeEach
  void published() {
    client.post("/api/lists", "{'key': 'seattle', 'name': 'Seattle'}").expect(201);
    campaign = create("{'list': 'seattle'}");
    client.post(campaign + "/versions").expect(201);
  }

  @Test
  void isRefusedByAnEngineWithoutSchedulesAndNotStored() {
    Answer refused = client.post(campaign + "/schedules", WEEKDAYS).expectProblem(501);

    assertThat(refused.at("/detail")).contains("in-memory test server", "TEMPORAL_ADDRESS");
    assertThat(client.get(campaign + "/schedules").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void hasAllItsFaultsToldAtOnce() {
    String unpublished = create("{'list': 'nowhere'}");

    client
        .post(
            unpublished + "/schedules",
            """
            {'cron': '61 25 * * *', 'timeZone': 'America/Seattle',
             'startAt': '2027-02-01T00:00:00Z', 'endAt': '2027-01-01T00:00:00Z'}
            """)
        .expectProblem(
            400,
            "/cron BAD_CRON",
            "/cron BAD_CRON",
            "/timeZone UNKNOWN_ZONE",
            "/endAt END_BEFORE_START",
            "/version NOT_PUBLISHED");
    refuse("{}", " REQUIRED");
    refuse("{'cron': '0 9 * * *', 'every': 'P1D'}", "/every CONFLICT");
    refuse("{'cron': '0 9 * * *'}", "/timeZone REQUIRED");
    refuse("{'every': 'P1D', 'timeZone': 'America/Chicago'}", "/timeZone NOT_USED");
    refuse("{'every': 'P1D', 'endAt': '2020-01-01T00:00:00Z'}", "/endAt IN_THE_PAST");
    refuse("{'every': 'P1D', 'version': 7}", "/version UNKNOWN_VERSION");
    refuse("{'every': 'P1D', 'overlap': 'BUFFER'}", "/overlap UNKNOWN_VALUE");
    refuse("{'cron': '0 9 30 2 *', 'timeZone': 'America/Chicago'}", "/cron NEVER");
    refuse("{'every': 'PT24H0.5S'}", "/every OUT_OF_RANGE");
  }

  @Test
  void comesOnceAnHourAtMost() {
    refuse("{'cron': '*/30 * * * *', 'timeZone': 'America/Chicago'}", "/cron TOO_FREQUENT");
    refuse("{'every': 'PT59M'}", "/every TOO_FREQUENT");
  }

  @Test
  void namesWhatTheWorkspaceLacks() {
    Ledger.write("delete from audience_list where workspace_id = ?", client.workspace());

    Answer answer = client.post(campaign + "/schedules", WEEKDAYS).expect(400);

    assertThat(answer.all("/errors", "pointer")).containsExactly("/version");
    assertThat(answer.at("/errors/0/message")).startsWith("/audience/list: ");
  }

  @Test
  void isNotForACampaignWhoseLeadsComeOverTheApi() {
    String open = create("{'api': true}");
    client.post(open + "/versions").expect(201);

    client.post(open + "/schedules", WEEKDAYS).expectProblem(400, "/version AUDIENCE_BY_API");
  }

  @Test
  void isPausedResumedAndDeleted() {
    String path = stored();

    Answer schedule = client.get(path).expect(200);
    assertThat(schedule.json().at("/data/nextTimes").size()).isEqualTo(5);
    assertThat(schedule.at("/data/lastTimes/0/reason")).isEqualTo("It is paused");
    Answer paused = client.post(path + "/pause", "{'reason': 'Holidays'}").expect(200);
    assertThat(paused.at("/data/state")).isEqualTo("PAUSED");
    assertThat(paused.at("/data/stateReason")).isEqualTo("Holidays");
    assertThat(paused.at("/data/nextTimes")).isEqualTo("[]");
    assertThat(paused.at("/data/applied")).isEqualTo("false");
    assertThat(client.post(path + "/resume").expect(200).at("/data/state")).isEqualTo("ACTIVE");
    client.delete(campaign).expectProblem(409);
    client.delete(path).expect(204);
    client.get(path).expectProblem(404);
    client.delete(path).expectProblem(404);
    assertThat(client.get(campaign + "/schedules").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = stored();
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    other.post(path + "/pause").expectProblem(404);
    other.post(path + "/resume").expectProblem(404);
    other.delete(path).expectProblem(404);
    other.get(campaign + "/schedules").expectProblem(404);
    other.post(campaign + "/schedules", WEEKDAYS).expectProblem(404);
  }

  private void refuse(String schedule, String fault) {
    client.post(campaign + "/schedules", schedule).expectProblem(400, fault);
  }

  private String create(String audience) {
    return client
        .send(
            client
                .request("/api/campaigns")
                .header("Content-Type", "application/yaml")
                .POST(
                    BodyPublishers.ofString(
                        """
                        name: Small
                        channels: [sms]
                        audience: %s
                        start: done
                        steps: { done: { type: end } }
                        """
                            .formatted(audience.replace("'", "\"").replace(":", ": ")))))
        .expect(201)
        .header("Location");
  }

  private String stored() {
    Ledger.write(
        """
        insert into schedule (workspace_id, campaign_id, cron, time_zone, applied)
        values (?, ?::uuid, '30 9 * * MON-FRI', 'America/Los_Angeles', 1)
        """,
        client.workspace(),
        campaign.substring(campaign.lastIndexOf('/') + 1));
    Ledger.write(
        """
        insert into schedule_fire (workspace_id, schedule_id, scheduled_at, outcome, reason)
        select workspace_id, id, '2026-11-23T17:30:00Z', 'SKIPPED', 'It is paused'
        from schedule where workspace_id = ?
        """,
        client.workspace());
    return "/api/schedules/" + client.get(campaign + "/schedules").at("/data/0/id");
  }
}
