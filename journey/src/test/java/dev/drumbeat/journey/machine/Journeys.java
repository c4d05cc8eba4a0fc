package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Audience;
import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.CallMode;
import dev.drumbeat.journey.campaign.CallStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.Enroll;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.campaign.Isolation;
import dev.drumbeat.journey.campaign.MachineAction;
import dev.drumbeat.journey.campaign.Policy;
import dev.drumbeat.journey.campaign.Priority;
import dev.drumbeat.journey.campaign.Product;
import dev.drumbeat.journey.campaign.Retry;
import dev.drumbeat.journey.campaign.Scope;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.UpdateStep;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Journeys to walk in tests. */
final class Journeys {
  private Journeys() {}

  /** enrich, text, await a reply, call or give up, end. */
  static CampaignDefinition seattleOffices() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("enrich", enrich("text1", "lost"));
    steps.put("text1", text("reply1", null));
    steps.put(
        "reply1",
        new AwaitStep(
            List.of(EventType.REPLIED),
            Duration.ofDays(2),
            List.of(new Case("event.intent == 'INTERESTED'", "call1")),
            "done",
            "pause1",
            1));
    steps.put("pause1", new WaitStep(Duration.ofHours(1), null, "call1", 1));
    steps.put("call1", call(Map.of("VOICEMAIL", "text2")));
    steps.put("text2", text("tag", "lost"));
    steps.put(
        "tag", new UpdateStep(Map.of("enrollment.stage", "TRIED"), List.of("tried"), "big", 1));
    steps.put(
        "big",
        new BranchStep(
            List.of(new Case("enrollment.stage == 'TRIED' && property.area > 20000", "done")),
            "lost",
            1));
    steps.put("done", new EndStep("COMPLETED"));
    steps.put("lost", new EndStep("LOST"));
    return campaign("enrich", steps);
  }

  static CampaignDefinition of(SequencedMap<String, Step> steps) {
    return campaign(steps.firstEntry().getKey(), steps);
  }

  static EnrichStep enrich(String next, @Nullable String onMiss) {
    return new EnrichStep(
        List.of(Product.PARCEL), Duration.ofDays(60), next, onMiss, 1, Retry.DEFAULT);
  }

  static SmsStep text(String next, @Nullable String onUndelivered) {
    return new SmsStep(
        "main",
        "Hi. Reply STOP to opt out.",
        null,
        next,
        null,
        onUndelivered,
        Missing.HOLD,
        1,
        Retry.DEFAULT,
        null,
        null);
  }

  static CallStep call(Map<String, String> onOutcome) {
    return new CallStep(
        CallMode.SCRIPT,
        "desk",
        "Hello.",
        Map.of("9", "OPT_OUT"),
        MachineAction.HANG_UP,
        null,
        onOutcome,
        "done",
        null,
        Missing.HOLD,
        1,
        Retry.DEFAULT,
        null);
  }

  private static CampaignDefinition campaign(String start, SequencedMap<String, Step> steps) {
    return new CampaignDefinition(
        "Seattle offices",
        List.of(Channel.SMS, Channel.VOICE),
        Audience.ofList("seattle"),
        Enroll.DEFAULT,
        Isolation.COHORT,
        Priority.NORMAL,
        Policy.NONE,
        List.of(new ExitRule(EventType.OPTED_OUT, Scope.OWNER)),
        null,
        start,
        steps);
  }
}
