package dev.drumbeat.journey.version;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;

/** Two versions of one campaign: a base, and what a test makes of it. */
final class Versions {
  private static final String BASE =
      """
      name: Offices
      channels: [sms, voice]
      audience: { list: seattle }
      policy: { caps: [ { per: OWNER, atMost: 3, within: P7D } ] }
      start: text1
      steps:
        text1: { type: sms, from: main, body: Hi. STOP ends it., next: reply1 }
        reply1: { type: await, events: [REPLIED], timeout: P2D, cases: [ { when: "event.intent == 'INTERESTED'", next: call1 } ], otherwise: done, onTimeout: pause1 }
        pause1: { type: wait, for: P1D, next: size }
        size: { type: branch, cases: [ { when: property.area > 5, next: call1 } ], otherwise: done }
        call1: { type: call, from: desk, script: Hello., otherwise: done }
        done: { type: end }
      """;

  private Versions() {}

  static CampaignDefinition base() {
    return changed("Hi.", "Hi.");
  }

  /** Pairs of what stands in the base and what stands there instead. */
  static CampaignDefinition changed(String... pairs) {
    String source = BASE;
    for (int i = 0; i < pairs.length; i += 2) {
      if (!source.contains(pairs[i])) {
        throw new IllegalArgumentException("the base has no " + pairs[i]);
      }
      source = source.replace(pairs[i], pairs[i + 1]);
    }
    Parsed parsed = CampaignParser.parse(source, Format.YAML);
    CampaignDefinition definition = parsed.definition();
    if (definition == null) {
      throw new IllegalArgumentException(parsed.problems().toString());
    }
    return definition;
  }

  /** Without pause1: silence goes to the branch at once. */
  static CampaignDefinition withoutPause() {
    return changed(
        "  pause1: { type: wait, for: P1D, next: size }\n",
        "",
        "onTimeout: pause1",
        "onTimeout: size");
  }
}
