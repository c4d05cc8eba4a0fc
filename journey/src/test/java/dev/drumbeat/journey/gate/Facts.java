package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.time.Days;
import dev.drumbeat.journey.time.LocalWindow;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the gate would hear of a Seattle owner at noon of a Tuesday, when nothing objects. */
final class Facts {
  private static final Instant NOON = Instant.parse("2026-11-24T20:00:00Z");

  private final Channel channel;
  private Instant now = NOON;
  private RunState run = RunState.RUNNING;
  private boolean active = true;
  private boolean propertyStopped;
  private boolean ownerStopped;
  private @Nullable PointFacts point = phone(Screening.NONE);
  private @Nullable SenderFacts sender = new SenderFacts("main", true, true, false);
  private Set<Consent> consents = Set.of();
  private Whereabouts whereabouts = Whereabouts.of("+12065550147", "98101", "WA");
  private List<CapFacts> caps = List.of();
  private List<Hold> holds = List.of();
  private List<BudgetFacts> budgets = List.of();

  private Facts(Channel channel) {
    this.channel = channel;
  }

  static Facts text() {
    return new Facts(Channel.SMS);
  }

  static Facts email() {
    return new Facts(Channel.EMAIL);
  }

  static Facts call() {
    return new Facts(Channel.VOICE).consents(consent(Consent.Basis.WRITTEN, NOON.minusSeconds(60)));
  }

  static SenderFacts live() {
    return new SenderFacts("main", true, true, true);
  }

  static Consent consent(Consent.Basis basis, Instant at) {
    return new Consent(Channel.VOICE, basis, at, "form", false);
  }

  Facts at(Instant instant) {
    now = instant;
    return this;
  }

  Facts run(RunState state) {
    run = state;
    return this;
  }

  Facts enrollmentEnded() {
    active = false;
    return this;
  }

  Facts point(@Nullable PointFacts value) {
    point = value;
    return this;
  }

  Facts sender(@Nullable SenderFacts value) {
    sender = value;
    return this;
  }

  Facts propertyStopped() {
    propertyStopped = true;
    return this;
  }

  Facts ownerStopped() {
    ownerStopped = true;
    return this;
  }

  Facts consents(Consent... values) {
    consents = Set.of(values);
    return this;
  }

  Facts from(Whereabouts value) {
    whereabouts = value;
    return this;
  }

  Facts caps(CapFacts... values) {
    caps = List.of(values);
    return this;
  }

  Facts holds(Hold... values) {
    holds = List.of(values);
    return this;
  }

  Facts budgets(BudgetFacts... values) {
    budgets = List.of(values);
    return this;
  }

  Facts screened(Screening screening) {
    return point(phone(screening));
  }

  Facts lists(DncList... lists) {
    return screened(new Screening(List.of(lists), null, List.of()));
  }

  static PointFacts phone(Screening screening) {
    return new PointFacts(7, "+1206***0147", false, List.of(), screening);
  }

  static PointFacts suppressed(Suppression suppression) {
    return new PointFacts(7, "+1206***0147", false, List.of(suppression), Screening.NONE);
  }

  GateFacts build() {
    LocalWindow window =
        new LocalWindow(Days.parse("MON-FRI"), LocalTime.of(9, 0), LocalTime.of(18, 0));
    return new GateFacts(
        channel,
        now,
        run,
        active,
        point,
        propertyStopped,
        ownerStopped,
        consents,
        sender,
        whereabouts,
        window,
        caps,
        holds,
        budgets);
  }
}
