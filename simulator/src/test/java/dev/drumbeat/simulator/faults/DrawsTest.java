package dev.drumbeat.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class DrawsTest {
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);

  @Test
  void areTheSameForTheSameSeedAndOthersForAnother() {
    assertThat(fates(1)).isEqualTo(fates(1)).isNotEqualTo(fates(2));
  }

  @Test
  void comeAboutAsOftenAsThePlanSays() {
    Faults harsh = new Faults(FaultPlan.harsh(), 3, clock);
    long refused = strikes(harsh, FaultStage.REFUSE, 20_000);
    long spoiled = strikes(harsh, FaultStage.ANSWER, 20_000);
    assertThat((refused + spoiled) / 20_000.0).isCloseTo(0.10, within(0.01));
  }

  @Test
  void areNotChangedByRulesBesideThem() {
    FaultRule reset = new FaultRule(FaultKind.ACCEPTED_RESET, 0.1, Duration.ZERO);
    FaultRule lag = new FaultRule(FaultKind.LIST_LAG, 0.5, Duration.ofSeconds(1));
    Faults alone = new Faults(new FaultPlan("alone", List.of(reset)), 1, clock);
    Faults beside = new Faults(new FaultPlan("beside", List.of(lag, reset)), 1, clock);
    for (Occasion occasion : occasions(500)) {
      assertThat(beside.draw(FaultStage.ANSWER, occasion))
          .isEqualTo(alone.draw(FaultStage.ANSWER, occasion));
    }
  }

  @Test
  void nameARecipientAlikeWhateverTheAttemptIsCalled() {
    assertThat(new Occasions().of(text("+12065550100", "a1"), FaultPlan.DrawBy.RECIPIENT))
        .isEqualTo(new Occasions().of(text("+12065550100", "z9"), FaultPlan.DrawBy.RECIPIENT));
    assertThat(new Occasions().of(text("+12065550100", "a1"), FaultPlan.DrawBy.ATTEMPT).subject())
        .isEqualTo("a1 #1");
  }

  @Test
  void doNotRefuseARepeatedAttemptForEver() {
    FaultRule half = new FaultRule(FaultKind.ERROR_500, 0.5, Duration.ZERO);
    Faults faults = new Faults(new FaultPlan("half", List.of(half)), 1, clock);
    Occasions occasions = new Occasions();
    Stream<@Nullable Fault> draws =
        IntStream.range(0, 20)
            .mapToObj(i ->
                faults.draw(
                    FaultStage.REFUSE,
                    occasions.of(text("+12065550100", "a"), FaultPlan.DrawBy.ATTEMPT)));
    assertThat(draws.filter(Objects::isNull)).isNotEmpty();
  }

  @Test
  void goOnCountingAfterARestart() {
    Occasions before = new Occasions();
    before.of(text("+12065550100", "a"), FaultPlan.DrawBy.RECIPIENT);
    String last = before.of(text("+12065550100", "a"), FaultPlan.DrawBy.RECIPIENT).subject();
    Occasions after = new Occasions();
    after.remember(last);
    assertThat(after.of(text("+12065550100", "a"), FaultPlan.DrawBy.RECIPIENT))
        .isEqualTo(before.of(text("+12065550100", "a"), FaultPlan.DrawBy.RECIPIENT));
  }

  @Test
  void strikeOnlyWithinTheSpanAndTheLimit() {
    FaultRule.Span span = new FaultRule.Span(Duration.ofSeconds(30), Duration.ofSeconds(10), 2);
    FaultRule suspended = new FaultRule(FaultKind.ACCOUNT_SUSPENDED, 1, Duration.ZERO).during(span);
    Clock held = InstantSource.system().withZone(ZoneOffset.UTC);
    Clock moved = clockAt(held);
    Faults faults = new Faults(new FaultPlan("soon", List.of(suspended)), 1, moved);

    assertThat(strikes(faults, FaultStage.ACCOUNT, 3)).isZero();
    now.set(START.plusSeconds(35));
    assertThat(strikes(faults, FaultStage.ACCOUNT, 3)).isEqualTo(2);
    faults.replace(new FaultPlan("again", List.of(suspended)));
    now.set(START.plusSeconds(35 + 30));
    assertThat(strikes(faults, FaultStage.ACCOUNT, 1)).isEqualTo(1);
    now.set(START.plusSeconds(35 + 40));
    assertThat(strikes(faults, FaultStage.ACCOUNT, 1)).isZero();
  }

  @Test
  void concernOnlyWhomARuleNames() {
    FaultRule rule =
        new FaultRule(
            new FaultRule.Scope("twilio", Kind.SMS, "+12065550199"),
            FaultKind.SENDER_UNREGISTERED,
            1,
            Duration.ZERO,
            null,
            FaultRule.Span.ALWAYS);
    Faults faults = new Faults(new FaultPlan("sender", List.of(rule)), 1, clock);
    assertThat(faults.draw(FaultStage.DELIVERY, occasion("twilio", Kind.SMS, "+12065550199")))
        .isNotNull();
    assertThat(faults.draw(FaultStage.DELIVERY, occasion("twilio", Kind.SMS, "+12065550198")))
        .isNull();
    assertThat(faults.draw(FaultStage.DELIVERY, occasion("twilio", Kind.CALL, "+12065550199")))
        .isNull();
  }

  private Clock clockAt(Clock zone) {
    InstantSource source = now::get;
    return source.withZone(zone.getZone());
  }

  private static Occasion occasion(String provider, Kind kind, String sender) {
    return new Occasion(provider, kind, sender, "p", "p #1");
  }

  private List<Fate> fates(long seed) {
    Faults faults = new Faults(FaultPlan.harsh(), seed, clock);
    return occasions(500).stream().map(faults::fate).toList();
  }

  private static long strikes(Faults faults, FaultStage stage, int times) {
    return occasions(times).stream().filter(o -> faults.draw(stage, o) != null).count();
  }

  private static List<Occasion> occasions(int many) {
    Occasions occasions = new Occasions();
    return IntStream.range(0, many)
        .mapToObj(i -> text("+1206555%04d".formatted(i), "attempt " + i))
        .map(draft -> occasions.of(draft, FaultPlan.DrawBy.RECIPIENT))
        .toList();
  }

  private static AcceptedDraft text(String to, String attempt) {
    return new AcceptedDraft(
        new AcceptedDraft.Subject("twilio", Kind.SMS, "SM1"),
        new Tags(attempt, null),
        new AcceptedDraft.Parties(to, "+12065550199"),
        "Hello",
        JsonNodeFactory.instance.objectNode());
  }
}
