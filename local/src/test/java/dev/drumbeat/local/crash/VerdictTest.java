package dev.drumbeat.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
  private static final List<Strike> ONE =
      List.of(new Strike(Fault.KILL_API, NINE, Caught.NOTHING, Duration.ZERO));

  @Test
  void holdsWhereEverythingWentOutOnce() {
    Verdict verdict = verdict(List.of(sent(1, "SMS", "ACCEPTED", "a")), List.of(taken(1, "a")));

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.byFault().get(Fault.KILL_API))
        .containsEntry("sms", new Counts(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void aSecondAcceptanceIsADuplicateWhicheverAttemptItWasOf() {
    Verdict verdict =
        verdict(
            List.of(sent(1, "CALL", "ACCEPTED", "a", "b")), List.of(taken(1, "a"), taken(2, "b")));

    assertThat(verdict.holds()).isFalse();
    assertThat(total(verdict, "call").duplicates()).isEqualTo(1);
  }

  @Test
  void aLookUpMayBeAskedAgain() {
    Verdict verdict =
        verdict(
            List.of(sent(1, "PARCEL", "ACCEPTED", "a", "b")),
            List.of(taken(1, "a"), taken(2, "b")));

    assertThat(verdict.holds()).isTrue();
    assertThat(total(verdict, "parcel").repeated()).isEqualTo(1);
  }

  @Test
  void aWebhookMayBeRepeatedByItsKey() {
    Verdict verdict =
        verdict(
            List.of(sent(1, "WEBHOOK", "ACCEPTED", "key")),
            List.of(call(1, "key"), call(2, "key")));

    assertThat(verdict.holds()).isTrue();
    assertThat(total(verdict, "webhook")).isEqualTo(new Counts(1, 2, 0, 1, 0, 0, 0));
  }

  @Test
  void aWebhookThatCameByAnotherKeyIsADuplicate() {
    Verdict verdict =
        verdict(
            List.of(sent(1, "WEBHOOK", "ACCEPTED", "key"), sent(2, "WEBHOOK", "ACCEPTED", "other")),
            List.of(call(1, "key"), call(2, "other")));

    assertThat(verdict.holds()).isFalse();
    assertThat(total(verdict, "webhook").duplicates()).isEqualTo(1);
  }

  @Test
  void aWebhookThatWasTakenIsNotRejected() {
    Verdict verdict =
        verdict(List.of(sent(1, "WEBHOOK", "REJECTED", "key")), List.of(call(1, "key")));

    assertThat(total(verdict, "webhook").missing()).isEqualTo(1);
  }

  @Test
  void whatOnlyOneSideHasIsMissing() {
    Verdict verdict =
        verdict(
            List.of(sent(1, "SMS", "ACCEPTED", "a"), sent(2, "SMS", "NOT_SENT", "b")),
            List.of(taken(2, "b"), taken(3, "c")));

    assertThat(total(verdict, "sms").missing()).isEqualTo(3);
    assertThat(verdict.findings()).hasSize(3);
  }

  @Test
  void whatIsStillInDoubtKeepsItFromHolding() {
    Verdict verdict = verdict(List.of(sent(1, "EMAIL", "UNKNOWN", "a")), List.of(taken(1, "a")));

    assertThat(verdict.holds()).isFalse();
    assertThat(total(verdict, "email").missing()).isZero();
    assertThat(total(verdict, "email").unknown()).isEqualTo(1);
  }

  @Test
  void whatWasAllowedAndNeverSentIsMissing() {
    assertThat(verdict(List.of(sent(1, "SMS", "PLANNED")), List.of()).holds()).isFalse();
  }

  @Test
  void whatWasSentBeforeTheFirstFaultIsNoFaults() {
    Sent early = new Sent(1, "SMS", "ACCEPTED", "DONE", NINE.minusSeconds(1), Set.of("a"));

    Verdict verdict = verdict(List.of(early), List.of(taken(1, "a")));

    assertThat(verdict.byFault().get(Fault.KILL_API)).isEmpty();
    assertThat(total(verdict, "sms").sends()).isEqualTo(1);
  }

  @Test
  void eachRoundHasEachFaultOnceAndASeedIsAnOrder() {
    FaultOrder order = new FaultOrder(7, EnumSet.allOf(Fault.class));
    FaultOrder again = new FaultOrder(7, EnumSet.allOf(Fault.class));

    List<Fault> round = Stream.generate(order::next).limit(order.roundSize()).toList();

    assertThat(round).containsExactlyInAnyOrder(Fault.values());
    assertThat(Stream.generate(again::next).limit(order.roundSize())).isEqualTo(round);
  }

  private static Counts total(Verdict verdict, String channel) {
    return Objects.requireNonNull(verdict.total().get(channel));
  }

  private static Verdict verdict(List<Sent> ledger, List<Taken> log) {
    return Verdict.of(ONE, ledger, log);
  }

  private static Sent sent(long intent, String kind, String state, String... attempts) {
    return new Sent(intent, kind, state, "DONE", NINE.plusSeconds(1), Set.of(attempts));
  }

  private static Taken taken(long seq, String attempt) {
    return new Taken(seq, NINE.plusSeconds(2), "sms", "SM" + seq, attempt, null);
  }

  private static Taken call(long seq, String key) {
    return new Taken(seq, NINE.plusSeconds(2), "webhook", "delivery_" + seq, key, "7/hook1");
  }
}
