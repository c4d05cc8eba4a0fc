package dev.drumbeat.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.ErrorClass;
import dev.drumbeat.activities.provider.ErrorRule;
import dev.drumbeat.activities.provider.ErrorTable;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.journey.campaign.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers and findings mean. */
class SettledTest {
  private static final Instant NOW = Instant.parse("2026-11-17T19:30:00Z");
  private static final UUID ATTEMPT = UUID.randomUUID();
  private static final Retry RETRY = new Retry(3, Duration.ofSeconds(2), Duration.ofSeconds(10));

  @Test
  void acceptedIsTheEnd() {
    Outcome outcome = answered(intent("SMS", 1, 0), new Answer.Accepted("SM1", null));

    assertThat(outcome.intentState()).isEqualTo(State.ACCEPTED);
    assertThat(outcome.providerId()).isEqualTo("SM1");
    assertThat(outcome.resolvedBy()).isNull();
  }

  @Test
  void rejectedKeepsTheProvidersCode() {
    Outcome outcome = answered(intent("SMS", 1, 0), new Answer.Rejected(400, "21610", "STOP"));

    assertThat(outcome.intentState()).isEqualTo(State.REJECTED);
    assertThat(outcome.errorCode()).isEqualTo("21610");
    assertThat(outcome.httpStatus()).isEqualTo(400);
  }

  @Test
  void notSentIsPlannedAgainAfterTheStepsOwnPause() {
    Outcome outcome =
        answered(intent("SMS", 0, 0), new Answer.NotSent("RATE_LIMITED", "429", null));

    assertThat(outcome.intentState()).isEqualTo(State.PLANNED);
    assertThat(outcome.attemptState()).isEqualTo(State.NOT_SENT);
    assertThat(outcome.slotAt()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void notSentIsPlannedAgainWhenTheProviderSays() {
    var later = new Answer.NotSent("RATE_LIMITED", "429", Duration.ofMinutes(3));

    assertThat(answered(intent("SMS", 1, 0), later).slotAt()).isEqualTo(NOW.plusSeconds(180));
  }

  @Test
  void whatIsNeverTakenEndsAfterThirtyRequests() {
    var refused = new Answer.NotSent("RATE_LIMITED", "429", null);

    assertThat(answered(intent("SMS", 28, 0), refused).intentState()).isEqualTo(State.PLANNED);
    assertThat(answered(intent("SMS", 29, 0), refused).intentState()).isEqualTo(State.NOT_SENT);
  }

  @Test
  void anUnclearAnswerIsADoubtThatIsLookedIntoSoon() {
    Outcome outcome = answered(intent("SMS", 1, 0), new Answer.Unknown(500, "HTTP 500"));

    assertThat(outcome.intentState()).isEqualTo(State.UNKNOWN);
    assertThat(outcome.slotAt()).isEqualTo(NOW.plusSeconds(3));
  }

  @Test
  void whatIsFoundWasAccepted() {
    Outcome outcome = found(intent("SMS", 1, 1), new Finding.Found("SM1", null), NOW);

    assertThat(outcome.intentState()).isEqualTo(State.ACCEPTED);
    assertThat(outcome.resolvedBy()).isEqualTo("READ_BACK");
  }

  @ParameterizedTest
  @CsvSource({
    "SMS,            1, 0, UNKNOWN",
    "SMS,            1, 1, UNKNOWN",
    "CALL,           1, 7, UNKNOWN",
    "EMAIL,          1, 0, UNKNOWN",
    "EMAIL,          1, 1, PLANNED",
    "EMAIL,          3, 1, NOT_SENT",
    "PARCEL,         1, 1, PLANNED",
    "OWNER_CONTACTS, 3, 1, NOT_SENT",
  })
  void twoEmptyReadsProveOnlyWhereThePolicySaysSo(
      String kind, int attempts, int emptyReads, State state) {
    Outcome outcome = found(intent(kind, attempts, emptyReads), new Finding.Nothing(), NOW);

    assertThat(outcome.intentState()).isEqualTo(state);
    if (state == State.UNKNOWN) {
      assertThat(outcome.emptyReads()).isEqualTo(emptyReads + 1);
      assertThat(outcome.slotAt()).isEqualTo(NOW.plusSeconds(60));
    } else {
      assertThat(outcome.resolvedBy()).isEqualTo("EMPTY_READS");
    }
  }

  @Test
  void anUnreadableListIsNoEmptyRead() {
    Outcome outcome = found(intent("EMAIL", 1, 1), new Finding.Unreadable("500"), NOW);

    assertThat(outcome.intentState()).isEqualTo(State.UNKNOWN);
    assertThat(outcome.emptyReads()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"86400, UNKNOWN", "86401, ABANDONED"})
  void aDoubtIsGivenUpAfterItsDeadline(long seconds, State state) {
    Outcome outcome = found(intent("SMS", 1, 5), new Finding.Nothing(), NOW.plusSeconds(seconds));

    assertThat(outcome.intentState()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL,  0, UNKNOWN",
    "EMAIL,  1, PLANNED",
    "PARCEL, 0, UNKNOWN",
    "SMS,    0, ABANDONED",
    "CALL,   1, ABANDONED"
  })
  void pastTheDeadlineOneMoreLookIsTakenWhereItProvesSomething(
      String kind, int emptyReads, State state) {
    Instant late = NOW.plus(LedgerPolicy.DEFAULT.deadline()).plusSeconds(1);

    Outcome outcome = found(intent(kind, 1, emptyReads), new Finding.Nothing(), late);

    assertThat(outcome.intentState()).isEqualTo(state);
  }

  @Test
  void whatCannotBeReadPastTheDeadlineIsGivenUp() {
    Instant late = NOW.plus(LedgerPolicy.DEFAULT.deadline()).plusSeconds(1);

    Outcome outcome = found(intent("EMAIL", 1, 0), new Finding.Unreadable("503"), late);

    assertThat(outcome.intentState()).isEqualTo(State.ABANDONED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SMS", "CALL", "EMAIL", "PARCEL", "OWNER_CONTACTS"})
  void everyListedRefusalLeadsToWhatItsTableSays(String kind) {
    for (ErrorRule rule : ErrorTable.ofKind(kind).rules()) {
      Outcome outcome =
          answered(intent(kind, 0, 0), new Answer.Rejected(400, rule.code(), rule.meaning()));

      assertThat(outcome.intentState()).as(rule.code()).isEqualTo(intentState(rule));
      assertThat(outcome.attemptState())
          .as(rule.code())
          .isEqualTo(
              rule.errorClass() == ErrorClass.RETRY_NOT_COUNTED ? State.NOT_SENT : State.REJECTED);
      if (rule.errorClass() == ErrorClass.RETRY_COUNTED) {
        assertThat(outcome.slotAt()).as(rule.code()).isEqualTo(NOW.plus(rule.delay()));
      }
    }
  }

  private static State intentState(ErrorRule rule) {
    return switch (rule.errorClass()) {
      case RETRY_NOT_COUNTED, RETRY_COUNTED, HALT_SENDER, HALT_CAMPAIGN, HALT_ACCOUNT ->
          State.PLANNED;
      case SUPPRESS_CONTACT, SUPPRESS_NUMBER, PERMANENT_FOR_PAIR, REJECTED -> State.REJECTED;
    };
  }

  @Test
  void aFullQueueIsTriedAgainAsOftenAsItsTableSays() {
    var full = new Answer.Rejected(429, "21611", "Queue full");

    assertThat(answered(refused(1), full).intentState()).isEqualTo(State.PLANNED);
    assertThat(answered(refused(2), full).intentState()).isEqualTo(State.REJECTED);
  }

  private static Outcome answered(Intent intent, Answer answer) {
    return Settled.answered(intent, ATTEMPT, answer, RETRY, NOW);
  }

  private static Outcome found(Intent intent, Finding finding, Instant at) {
    return Settled.found(intent, finding, LedgerPolicy.DEFAULT, new Settled.Doubt(at, RETRY));
  }

  /** Submitted now. */
  private static Intent refused(int refusals) {
    return intent("SMS", refusals, 0, refusals);
  }

  private static Intent intent(String kind, int attempts, int emptyReads) {
    return intent(kind, attempts, emptyReads, 0);
  }

  private static Intent intent(String kind, int attempts, int emptyReads, int refusals) {
    return new Intent(
        1,
        1,
        "enrollment:1",
        "text",
        1,
        kind,
        0,
        State.UNKNOWN,
        NOW,
        null,
        Map.of(),
        attempts,
        emptyReads,
        refusals,
        ATTEMPT,
        NOW,
        null,
        1L,
        UUID.randomUUID(),
        null,
        NOW);
  }
}
