package dev.drumbeat.journey.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import org.junit.jupiter.api.Test;

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
