package dev.drumbeat.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Dry runs and previews of a draft for one lead. */
class WalkTest {
  private static final String CAMPAIGN =
      """
      {'name': 'Walked %s', 'channels': ['sms'], 'audience': {'api': true}, 'start': 'text',
       'steps': {
         'text': {'type': 'sms', 'from': '%s', 'next': 'reply',
                  'body': 'Is {{ property.address }} yours, mon général? Reply STOP to opt out.'},
         'reply': {'type': 'await', 'events': ['REPLIED'], 'timeout': 'P2D',
                   'cases': [{'when': 'event.intent == \\"INTERESTED\\"', 'next': 'won'}],
                   'otherwise': 'done', 'onTimeout': 'done'},
         'won': {'type': 'end', 'outcome': 'WON'},
         'done': {'type': 'end', 'outcome': 'NO_ANSWER'}}}
      """;

  private final Client client = TestApi.client();
  private final String sender = "s" + UUID.randomUUID().toString().substring(0, 8);
  private final String campaign = campaign();
  private final String property = property();

  @Test
  void walksALeadByWhatIsAssumedAndWritesNothing() {
    Answer walk =
        client
            .post(
                "/api/campaigns/" + campaign + "/draft/walk",
                """
                {'lead': {'propertyId': '%s'}, 'start': '2026-11-25T04:00:00Z',
                 'events': [{'type': 'REPLIED', 'step': 'reply', 'after': 'PT3H',
                             'data': {'intent': 'INTERESTED'}}]}
                """
                    .formatted(property))
            .expect(200);

    assertThat(walk.all("/data/stops", "step")).containsExactly("text", "reply", "won");
    assertThat(walk.at("/data/outcome")).isEqualTo("WON");
    assertThat(walk.at("/data/stops/0/local")).isEqualTo("2026-11-24T20:00:00");
    assertThat(walk.at("/data/stops/0/actedAt")).isEqualTo("2026-11-25T16:00:00Z");
    assertThat(walk.at("/data/stops/0/texts/0/text")).startsWith("Is 12 Pike St yours");
    assertThat(client.get("/api/runs?campaign=" + campaign).at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void endsWithoutAReplyWhereNoneIsAssumed() {
    Answer walk =
        client
            .post(
                "/api/campaigns/" + campaign + "/draft/walk",
                "{'lead': {'propertyId': '%s'}}".formatted(property))
            .expect(200);

    assertThat(walk.at("/data/outcome")).isEqualTo("NO_ANSWER");
  }

  @Test
  void showsATextAndWhatMakesItDear() {
    Answer preview =
        client
            .post(
                "/api/campaigns/" + campaign + "/draft/preview",
                "{'step': 'text', 'lead': {'propertyId': '%s'}}".formatted(property))
            .expect(200);

    assertThat(preview.at("/data/texts/0/field")).isEqualTo("body");
    assertThat(preview.at("/data/texts/0/encoding")).isEqualTo("GSM7");
    assertThat(preview.at("/data/texts/0/segments")).isEqualTo("1");
  }

  @Test
  void findsAllThatIsWrongWithTheAssumptions() {
    client
        .post(
            "/api/campaigns/" + campaign + "/draft/walk",
            """
            {'lead': {'propertyId': '%s'}, 'outcomes': {'nope': 'ACCEPTED', 'text': 'LOST'},
             'events': [{'type': 'REPLIED', 'step': 'nope', 'after': '-PT1H'}]}
            """
                .formatted(property))
        .expectProblem(
            400,
            "/outcomes/nope UNKNOWN_STEP",
            "/outcomes/text UNKNOWN_VALUE",
            "/events/0/step UNKNOWN_STEP",
            "/events/0/after OUT_OF_RANGE");
    client
        .post("/api/campaigns/" + campaign + "/draft/walk", "{'lead': {}}")
        .expectProblem(400, "/lead REQUIRED");
    client
        .post(
            "/api/campaigns/" + campaign + "/draft/preview",
            "{'step': 'nope', 'lead': {'propertyId': '%s'}}".formatted(property))
        .expectProblem(400, "/step UNKNOWN_STEP");
  }

  private String campaign() {
    client
        .post(
            "/api/senders",
            """
            {'key': '%s', 'channel': 'sms', 'address': '+12065550%03d', 'perSecond': 1}
            """
                .formatted(sender, Math.floorMod(sender.hashCode(), 1_000)))
        .expect(201);
    return client
        .post("/api/campaigns", CAMPAIGN.formatted(sender, sender))
        .expect(201)
        .at("/data/id");
  }

  private String property() {
    return client
        .post(
            "/api/properties",
            """
            {'address': '12 Pike St', 'city': 'Seattle', 'state': 'WA', 'zip': '98101'}
            """)
        .expect(201)
        .at("/data/id");
  }
}
