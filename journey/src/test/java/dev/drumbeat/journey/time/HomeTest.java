package dev.drumbeat.journey.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeTest {
  private static final Instant NOVEMBER = Instant.parse("2026-11-24T18:00:00Z");
  private static final Map<String, Object> NONE = Map.of();
  private static final String SEATTLE_PHONE = "+12065550100";
  private static final String CHICAGO_PHONE = "+13125550100";

  @Test
  void isWhereThePropertyIsWhateverElseIsKnown() {
    Map<String, Object> denver = Map.of("zip", "80202", "state", "CO");

    assertThat(zone(Home.of(denver, Map.of("zip", "98101"), NONE, List.of(CHICAGO_PHONE))))
        .isEqualTo("America/Denver");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1 Pike St, Seattle, WA 98101        | America/Los_Angeles",
        "PO Box 7, Chicago IL 60601-1234 USA | America/Chicago",
        "1 Pike St, Seattle                  | America/New_York",
        "Hauptstr. 1, DE 10115               | America/New_York",
        "Unter den Linden, Berlin, WA 10115  | America/New_York",
        "98101                               | America/New_York",
      })
  void isWhereTheOwnersMailGoes(String address, String zone) {
    assertThat(zone(Home.of(NONE, NONE, Map.of("mail_address", address), List.of())))
        .isEqualTo(zone);
  }

  @Test
  void isWhereTheContactsOwnFieldsSayBeforeTheOwners() {
    Map<String, Object> owner = Map.of("mail_zip", "60601");

    assertThat(zone(Home.of(NONE, Map.of("state", "WA"), owner, List.of())))
        .isEqualTo("America/Los_Angeles");
    assertThat(zone(Home.of(NONE, Map.of("state", "Utopia"), owner, List.of())))
        .isEqualTo("America/Chicago");
  }

  @Test
  void isWhereAllItsPhonesRing() {
    assertThat(zone(people(SEATTLE_PHONE, "+12535550100"))).isEqualTo("America/Los_Angeles");
    assertThat(people(SEATTLE_PHONE).whereabouts().states()).containsExactly("WA");
  }

  @Test
  void isNowhereWherePhonesDisagreeOrRingAnywhere() {
    assertThat(people(SEATTLE_PHONE, CHICAGO_PHONE).whereabouts().placed()).isFalse();
    assertThat(people("+18005550100").whereabouts().placed()).isFalse();
    assertThat(people().whereabouts().placed()).isFalse();
    assertThat(zone(people(SEATTLE_PHONE, CHICAGO_PHONE))).isEqualTo("America/New_York");
  }

  @Test
  void leavesAPhoneEveryZoneThatItAndTheAddressCouldMean() {
    Home chicago = Home.of(NONE, NONE, Map.of("mail_zip", "60601"), List.of());

    assertThat(chicago.with(SEATTLE_PHONE).zones())
        .extracting(Object::toString)
        .containsExactly("America/Chicago", "America/Los_Angeles");
  }

  private static Home people(String... phones) {
    return Home.of(NONE, NONE, NONE, List.of(phones));
  }

  private static String zone(Home home) {
    return home.whereabouts().zone(NOVEMBER).getId();
  }
}
