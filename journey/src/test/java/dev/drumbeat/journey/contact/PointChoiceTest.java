package dev.drumbeat.journey.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.Channel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PointChoiceTest {
  @Test
  void textsTheMobileAndNeverALandline() {
    Candidate landline = phone(1, LineType.LANDLINE, 99);
    Candidate mobile = phone(2, LineType.MOBILE, 40);

    assertThat(chosen(Channel.SMS, landline, mobile)).isEqualTo(2);
    assertThat(PointChoice.choose(List.of(landline), Channel.SMS)).isEmpty();
    assertThat(chosen(Channel.VOICE, landline)).isEqualTo(1);
  }

  @Test
  void takesTheBetterScoreOfEqualLines() {
    assertThat(chosen(Channel.SMS, phone(1, LineType.MOBILE, 40), phone(2, LineType.MOBILE, 90)))
        .isEqualTo(2);
  }

  @Test
  void takesTheMainContactsPointBeforeABetterScoreOfAnother() {
    Candidate main = new Candidate(3, 30, PointKind.EMAIL, LineType.UNKNOWN, 10, Set.of(), true);
    Candidate other = new Candidate(4, 40, PointKind.EMAIL, LineType.UNKNOWN, 90, Set.of(), false);

    assertThat(chosen(Channel.EMAIL, other, main)).isEqualTo(3);
  }

  @Test
  void passesOverWhatIsSuppressedForTheChannel() {
    Candidate optedOut =
        new Candidate(1, 10, PointKind.PHONE, LineType.MOBILE, 90, Set.of(Channel.SMS), true);

    assertThat(chosen(Channel.SMS, optedOut, phone(2, LineType.VOIP, 10))).isEqualTo(2);
    assertThat(chosen(Channel.VOICE, optedOut, phone(2, LineType.VOIP, 10))).isEqualTo(1);
  }

  @Test
  void leavesItToTheGateToDenyWhenAllAreSuppressed() {
    Candidate optedOut =
        new Candidate(1, 10, PointKind.PHONE, LineType.MOBILE, 90, Set.of(Channel.SMS), true);

    assertThat(PointChoice.choose(List.of(optedOut), Channel.SMS))
        .hasValueSatisfying(chosen -> assertThat(chosen.reason()).contains("suppressed"));
  }

  @Test
  void addressesOnlyWhatAStepNames() {
    Candidate landline = phone(1, LineType.LANDLINE, 99);
    Candidate main = new Candidate(2, 20, PointKind.PHONE, LineType.MOBILE, 10, Set.of(), true);
    Candidate other = phone(3, LineType.MOBILE, 90);
    List<Candidate> all = List.of(landline, main, other);

    assertThat(PointChoice.choose(all, Channel.VOICE, Addressee.OWNER_LANDLINE))
        .hasValueSatisfying(chosen -> assertThat(chosen.pointId()).isEqualTo(1));
    assertThat(PointChoice.choose(all, Channel.SMS, Addressee.MAIN_MOBILE))
        .hasValueSatisfying(chosen -> assertThat(chosen.pointId()).isEqualTo(2));
    assertThat(PointChoice.choose(List.of(landline, other), Channel.VOICE, Addressee.MAIN_PHONE))
        .isEmpty();
    assertThat(PointChoice.choose(all, Channel.SMS, null))
        .isEqualTo(PointChoice.choose(all, Channel.SMS));
  }

  @Test
  void aLandlineFitsNoTextAndAMailNoCall() {
    assertThat(Addressee.OWNER_LANDLINE.fits(Channel.SMS)).isFalse();
    assertThat(Addressee.OWNER_LANDLINE.fits(Channel.VOICE)).isTrue();
    assertThat(Addressee.OWNER_EMAIL.fits(Channel.EMAIL)).isTrue();
    assertThat(Addressee.MAIN_EMAIL.fits(Channel.VOICE)).isFalse();
  }

  @Test
  void saysWhy() {
    assertThat(PointChoice.choose(List.of(phone(2, LineType.MOBILE, 90)), Channel.SMS))
        .contains(new Chosen(2, 20, "mobile phone of the other contact, score 90; best of 1"));
  }

  private static long chosen(Channel channel, Candidate... candidates) {
    return PointChoice.choose(List.of(candidates), channel).orElseThrow().pointId();
  }

  private static Candidate phone(long id, LineType type, int score) {
    return new Candidate(id, id * 10, PointKind.PHONE, type, score, Set.of(), false);
  }
}
