package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.gate.DncList.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The imported do-not-call lists, and numbers that changed hands. They bind texts and calls. The
 * national and the states' lists have to be asked only where no written consent covers the channel;
 * a version older than 31 days may not answer (47 CFR 64.1200(c)(2)(i)(D); taken for the states'
 * lists too). Being on an old version still counts.
 */
final class DoNotCall {
  static final Duration LIST_KEEPS = Duration.ofDays(31);

  private DoNotCall() {}

  static Optional<Decision> objection(GateFacts facts) {
    PointFacts point = facts.point();
    if (point == null || facts.channel() == Channel.EMAIL) {
      return Optional.empty();
    }
    return listed(facts, point, Kind.LITIGATOR, Rule.LITIGATOR)
        .or(() -> listed(facts, point, Kind.INTERNAL, Rule.INTERNAL_DNC))
        .or(() -> reassigned(facts, point))
        .or(() -> Consents.written(facts) ? Optional.empty() : registered(facts, point));
  }

  private static Optional<Decision> registered(GateFacts facts, PointFacts point) {
    return listed(facts, point, Kind.NATIONAL, Rule.NATIONAL_DNC)
        .or(() -> listed(facts, point, Kind.STATE, Rule.STATE_DNC));
  }

  /** Holds whom the lists that must be asked can't clear. After all that would deny for good. */
  static Optional<Decision> unanswered(GateFacts facts) {
    PointFacts point = facts.point();
    if (point == null || facts.channel() == Channel.EMAIL || Consents.written(facts)) {
      return Optional.empty();
    }
    return missing(facts, point).or(() -> stale(facts, point));
  }

  private static Optional<Decision> listed(
      GateFacts facts, PointFacts point, Kind kind, Rule rule) {
    return of(facts, point, kind)
        .filter(DncList::listed)
        .findFirst()
        .flatMap(list ->
            Gate.denied(
                rule,
                "%s is on %s as of %s.".formatted(point.masked(), name(list), list.asOf()),
                inputs(point, list)));
  }

  /** A consent binds whom it names: the next owner of the number has agreed to nothing. */
  private static Optional<Decision> reassigned(GateFacts facts, PointFacts point) {
    Instant reassigned = point.screening().reassignedAt();
    Optional<Instant> consent = Consents.given(facts);
    if (reassigned == null || consent.isEmpty() || consent.get().isAfter(reassigned)) {
      return Optional.empty();
    }
    return Gate.denied(
        Rule.REASSIGNED_NUMBER,
        "%s changed hands at %s, after the consent of %s."
            .formatted(point.masked(), reassigned, consent.get()),
        Map.of(
            "point", point.masked(),
            "reassignedAt", reassigned.toString(),
            "consentAt", consent.get().toString()));
  }

  private static Optional<Decision> missing(GateFacts facts, PointFacts point) {
    SenderFacts sender = facts.sender();
    boolean simulated = sender != null && !sender.live();
    if (simulated || of(facts, point, Kind.NATIONAL).findAny().isPresent()) {
      return Optional.empty();
    }
    return held(
        facts,
        Rule.DNC_LIST_MISSING,
        "No National Do Not Call list is imported, and no written consent covers the channel.",
        Map.of("point", point.masked(), "consents", Consents.describe(facts)));
  }

  private static Optional<Decision> stale(GateFacts facts, PointFacts point) {
    return Stream.concat(of(facts, point, Kind.NATIONAL), of(facts, point, Kind.STATE))
        .filter(list -> list.asOf().isBefore(facts.now().minus(LIST_KEEPS)))
        .findFirst()
        .flatMap(list ->
            held(
                facts,
                Rule.DNC_LIST_STALE,
                "%s is of %s, older than %d days."
                    .formatted(name(list), list.asOf(), LIST_KEEPS.toDays()),
                inputs(point, list)));
  }

  private static Optional<Decision> held(
      GateFacts facts, Rule rule, String reason, Map<String, Object> inputs) {
    Instant again = facts.now().plus(Gate.HOLD_RECHECK);
    return Optional.of(OpenHours.deferral(facts, rule, reason, inputs, again));
  }

  /** Who can't be placed could be in any state. */
  private static Stream<DncList> of(GateFacts facts, PointFacts point, Kind kind) {
    List<DncList> lists = point.screening().lists();
    return lists.stream()
        .filter(list -> list.kind() == kind)
        .filter(list ->
            list.state() == null
                || !facts.whereabouts().placed()
                || facts.whereabouts().states().contains(list.state()));
  }

  private static Map<String, Object> inputs(PointFacts point, DncList list) {
    return Map.of("point", point.masked(), "list", name(list), "asOf", list.asOf().toString());
  }

  private static String name(DncList list) {
    return switch (list.kind()) {
      case LITIGATOR -> "the list of litigators";
      case INTERNAL -> "the workspace's own do-not-call list";
      case NATIONAL -> "the National Do Not Call list";
      case STATE -> "the do-not-call list of " + list.state();
    };
  }
}
