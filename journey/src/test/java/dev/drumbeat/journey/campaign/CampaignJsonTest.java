package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CampaignJsonTest {
  private static final String EVERYTHING =
      """
      name: Everything
      channels: [sms, email, voice]
      audience: { filter: "property.type == 'Office'" }
      enroll: { per: OWNER, reentry: AFTER P90D }
      isolation: LEAD
      priority: HIGH
      policy:
        window: { days: [MON, WED-FRI], from: "09:00", to: "18:30" }
        caps: [ { per: CONTACT, atMost: 2, within: PT36H } ]
        pace: { perMinute: 600, ramp: { start: 60, over: PT1H } }
        budget: { amount: "250.5", currency: USD }
      exitOn: [ { event: REPLIED, scope: PROPERTY }, { event: GOAL }, { event: SOLD, scope: OWNER } ]
      goal: { event: CALL_ANSWERED, within: P30D }
      start: a
      steps:
        a: { type: enrich, products: [PARCEL], next: b, onMiss: z, retry: { attempts: 5, first: PT2S, max: PT1M } }
        b: { type: sms, from: m, to: OWNER_MOBILE, body: "Hi. STOP ends it.", validity: PT2H, next: c, onRejected: z, onUndelivered: z, missing: SKIP }
        c: { type: email, from: t, to: MAIN_EMAIL, subject: S, body: B, html: <b>B</b>, next: d, onRejected: z, onBounced: z, missing: EMPTY }
        d: { type: call, from: d, to: OWNER_LANDLINE, script: Hi, gather: { "9": OPT_OUT }, machine: LEAVE_MESSAGE, message: M, onOutcome: { BUSY: e, OPT_OUT: z }, otherwise: e, next: f }
        e: { type: wait, for: PT90S, overdue: { skipAfter: P3D }, whilePaused: HOLD, next: f }
        f: { type: wait, until: { time: "10:15", days: MON-FRI, zone: America/Chicago }, overdue: { shiftAfter: PT1H }, next: f2 }
        f2: { type: wait, until: { date: 2026-12-01, time: "10:00" }, overdue: { skipAfter: P1D }, next: f3 }
        f3: { type: wait, until: { field: property.lease_end, minus: P90D, time: "10:00", zone: America/Denver, missing: SKIP }, next: f4 }
        f4: { type: wait, until: { field: owner.met, plus: P7D, time: "10:00" }, next: g }
        g: { type: await, events: [REPLIED, LEASE_SIGNED, OPENED], timeout: P2D, cases: [ { when: "event.type == 'OPENED'", next: h } ], otherwise: h, onTimeout: h }
        h: { type: branch, cases: [ { when: "steps.b.outcome == 'ACCEPTED'", next: i } ], otherwise: s }
        s: { type: split, arms: { x: { weight: 60, next: i }, y: { weight: 30, next: z } }, holdout: { weight: 10, next: z } }
        i: { type: update, set: { enrollment.stage: X, property.n: 3, owner.ok: true, contact.r: 1.5 }, tags: [t], next: j }
        j: { type: call, mode: AI, from: d, to: OWNER_PHONE, assistant: q, variables: { name: "{{ owner.name }}" }, onOutcome: { QUALIFIED: k }, otherwise: k }
        k: { type: task, title: "Call {{ owner.name }}", assignee: ann, outcomes: [DONE, LATER], onOutcome: { LATER: l }, next: l, timeout: P2D, onTimeout: l }
        l: { type: webhook, url: "https://example.com/x", method: PUT, headers: { Authorization: "Bearer {{ secrets.crm }}" }, body: '{"a": "{{ owner.name }}"}', saveAs: enrollment.crm, next: m, onRejected: z }
        m: { type: payment, amount: 25, currency: USD, description: Fee, onPaid: n, timeout: P3D, onTimeout: z }
        n: { type: payment, price: price_1, description: Fee, saveAs: owner.link, next: z, onRejected: z }
        z: { type: end, outcome: LOST }
      """;

  @Test
  void readsWhatItWrites() {
    CampaignDefinition definition = definition();

    assertThat(CampaignJson.read(CampaignJson.write(definition))).isEqualTo(definition);
  }

  @Test
  void writesTheSameTextEachTimeAndDefaultsInFull() {
    String json = CampaignJson.write(definition());

    assertThat(CampaignJson.write(CampaignJson.read(json))).isEqualTo(json);
    assertThat(json)
        .contains("\"missing\":\"HOLD\"", "\"maxVisits\":1", "\"zone\":\"America/Chicago\"");
  }

  @Test
  void keepsTheOrderOfSteps() {
    assertThat(CampaignJson.read(CampaignJson.write(definition())).steps().keySet())
        .containsExactly(
            "a", "b", "c", "d", "e", "f", "f2", "f3", "f4", "g", "h", "s", "i", "j", "k", "l", "m",
            "n", "z");
  }

  @Test
  void refusesWhatIsNoDefinition() {
    assertThatIllegalArgumentException().isThrownBy(() -> CampaignJson.read("{\"name\": 3}"));
    assertThatIllegalArgumentException().isThrownBy(() -> CampaignJson.read("nonsense"));
  }

  @Test
  void aRetryDoublesUpToItsLongestPause() {
    Retry retry = new Retry(5, Duration.ofSeconds(1), Duration.ofSeconds(3));

    assertThat(retry.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(retry.pauseAfter(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(retry.pauseAfter(3)).isEqualTo(Duration.ofSeconds(3));
  }

  private static CampaignDefinition definition() {
    Parsed parsed = CampaignParser.parse(EVERYTHING, Format.YAML, Set.of());
    assertThat(parsed.problems()).isEmpty();
    return Objects.requireNonNull(parsed.definition());
  }
}
