package dev.drumbeat.local.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final String TEXT = "enrollment:1/text1/1/SMS/0";

  @Test
  void holdsWhereLogAndLedgerAgree() {
    Proof proof = Proof.of(List.of(taken(1, "a")), List.of(attempt("a", 1, "ACCEPTED")));

    assertThat(proof.holds()).isTrue();
    assertThat(proof.accepted()).containsEntry("sms", 1L);
    assertThat(proof.inLedger()).isEqualTo(1);
  }

  @Test
  void oneEffectAcceptedInTwoAttemptsIsADuplicate() {
    Proof proof =
        Proof.of(
            List.of(taken(1, "a"), taken(2, "b")),
            List.of(attempt("a", 1, "ACCEPTED"), attempt("b", 2, "ACCEPTED")));

    assertThat(proof.duplicates()).hasSize(1);
    assertThat(proof.missing()).isEmpty();
    assertThat(proof.holds()).isFalse();
  }

  @Test
  void oneAttemptAcceptedTwiceIsADuplicate() {
    Proof proof =
        Proof.of(List.of(taken(1, "a"), taken(2, "a")), List.of(attempt("a", 1, "ACCEPTED")));

    assertThat(proof.duplicates()).hasSize(1);
  }

  @Test
  void anAttemptThatPolicyAllowedAfterTwoEmptyReadsIsNone() {
    Attempt lost = new Attempt("a", true, TEXT, 1, "ACCEPTED", true);

    Proof proof =
        Proof.of(List.of(taken(1, "a"), taken(2, "b")), List.of(lost, attempt("b", 2, "ACCEPTED")));

    assertThat(proof.duplicates()).isEmpty();
  }

  @Test
  void whatPolicyAllowedOnceIsADuplicateTheThirdTime() {
    Attempt lost = new Attempt("a", true, TEXT, 1, "ACCEPTED", true);

    Proof proof =
        Proof.of(
            List.of(taken(1, "a"), taken(2, "b"), taken(3, "c")),
            List.of(lost, attempt("b", 2, "ACCEPTED"), attempt("c", 3, "ACCEPTED")));

    assertThat(proof.duplicates()).hasSize(1);
  }

  @Test
  void whatTheLedgerDoesNotKnowIsMissing() {
    assertThat(Proof.of(List.of(taken(1, "a")), List.of()).missing())
        .singleElement()
        .asString()
        .startsWith("Not in the ledger");
  }

  @Test
  void whatTheLedgerIsUnsureOfIsMissing() {
    assertThat(Proof.of(List.of(taken(1, "a")), List.of(attempt("a", 1, "UNKNOWN"))).missing())
        .singleElement()
        .asString()
        .startsWith("Accepted, but not by the ledger");
  }

  @Test
  void whatWasHeldForLostAndHadByAnotherAttemptIsRepeatedNotMissing() {
    Attempt lost = new Attempt("a", true, TEXT, 1, "NOT_SENT", true);
    List<Acceptance> log = List.of(taken(1, "a"), taken(2, "b"));

    Proof proof = Proof.of(log, List.of(lost, attempt("b", 2, "ACCEPTED")));

    assertThat(proof.holds()).isTrue();
    assertThat(proof.repeated()).isEqualTo(1);
  }

  @Test
  void whatWasHeldForLostAndNeverHadIsMissing() {
    Attempt lost = new Attempt("a", true, TEXT, 1, "NOT_SENT", true);

    assertThat(Proof.of(List.of(taken(1, "a")), List.of(lost)).missing()).hasSize(1);
  }

  @Test
  void whatOnlyTheLedgerHasIsMissing() {
    assertThat(Proof.of(List.of(), List.of(attempt("a", 1, "ACCEPTED"))).missing())
        .singleElement()
        .asString()
        .startsWith("Accepted by the ledger only");
  }

  @Test
  void whatAnotherRunDidIsItsOwnAffair() {
    Attempt other = new Attempt("a", false, TEXT, 1, "ACCEPTED", false);

    Proof proof = Proof.of(List.of(taken(1, "a"), taken(2, "a")), List.of(other));

    assertThat(proof.holds()).isTrue();
    assertThat(proof.total()).isZero();
  }

  private static Acceptance taken(long seq, String attempt) {
    return new Acceptance(seq, "sms", "SM" + seq, attempt, TEXT, null);
  }

  private static Attempt attempt(String id, int n, String state) {
    return new Attempt(id, true, TEXT, n, state, false);
  }
}
