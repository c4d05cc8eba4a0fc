package dev.drumbeat.journey.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereaboutsTest {
  @Test
  void placesASeattleNumberInWashington() {
    Whereabouts seattle = Whereabouts.of("+12065550147", null, null);

    assertThat(seattle.states()).containsExactly("WA");
    assertThat(ids(seattle)).containsExactly("America/Los_Angeles");
    assertThat(seattle.placed()).isTrue();
  }

  @Test
  void addsThePanhandlesZoneToAFloridaNumber() {
    assertThat(ids(Whereabouts.of("+18505550100", "32501", "FL")))
        .containsExactly("America/Chicago", "America/New_York");
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "'', 32501, '', America/Chicago, FL", // Pensacola
    "'', 33101, FL, America/New_York, FL", // Miami: the ZIP code says more than the state
    "'', 33101-1234, Florida, America/New_York, FL",
    "+18505550100, '', '', America/Chicago America/New_York, FL",
    "+18505550100, 33101, FL, America/Chicago America/New_York, FL",
    "+14235550100, 37402, TN, America/Chicago America/New_York, TN", // Chattanooga
    "'', 37402, '', America/New_York, TN",
    "+12085550100, '', '', America/Boise America/Los_Angeles, ID",
    "'', 83702, '', America/Boise, ID",
    "'', 79901, '', America/Denver, TX", // El Paso
    "'', 47901, IN, America/Indiana/Indianapolis, IN",
    "'', 00601, '', America/Puerto_Rico, PR",
    "'', 33101, AL, America/Chicago America/New_York, AL FL",
    "'', 09012, '', '', ''", // military mail
    "'', 33999, '', America/Chicago America/New_York, FL", // in no run, so by its first digits
    "+112, 33101, '', America/New_York, FL",
    "+18005550123, 33101, '', America/New_York, FL",
  })
  void placesByPhoneZipAndState(
      String phone, String zip, String state, String zones, String states) {
    Whereabouts place = Whereabouts.of(blank(phone), blank(zip), blank(state));

    assertThat(String.join(" ", ids(place))).isEqualTo(zones);
    assertThat(String.join(" ", place.states())).isEqualTo(states);
  }

  private static @Nullable String blank(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  @Test
  void aNumberOfSouthDakotaMayRingInTwoZones() {
    assertThat(ids(Whereabouts.of("+16055550100", null, null)))
        .contains("America/Denver", "America/Chicago");
  }

  @Test
  void keepsEveryStateThatPhoneZipAndAddressCouldMean() {
    Whereabouts moved = Whereabouts.of("+12065550147", "60622", "Alabama");

    assertThat(moved.states()).containsExactly("AL", "IL", "WA");
    assertThat(ids(moved))
        .containsExactly("America/Chicago", "America/Los_Angeles", "America/New_York");
  }

  @Test
  void aTollFreeNumberPlacesNobody() {
    assertThat(Whereabouts.of("+18005550123", null, null).placed()).isFalse();
  }

  @Test
  void aForeignNumberIsInNoStateThoughItsCountryIsCalledLikeOne() {
    Whereabouts tbilisi = Whereabouts.of("+995322123456", null, null);

    assertThat(tbilisi.states()).isEmpty();
    assertThat(ids(tbilisi)).containsExactly("Asia/Tbilisi");
  }

  @Test
  void nothingKnownPlacesNobody() {
    assertThat(Whereabouts.of(null, "no zip", "Atlantis").placed()).isFalse();
  }

  @Test
  void waitsByTheZoneWhereItIsEarliest() {
    Whereabouts florida = Whereabouts.of(null, null, "FL");

    assertThat(florida.zone(Instant.parse("2026-11-24T18:00:00Z")))
        .isEqualTo(ZoneId.of("America/Chicago"));
  }

  private static Collection<String> ids(Whereabouts whereabouts) {
    return whereabouts.zones().stream().map(ZoneId::getId).toList();
  }
}
