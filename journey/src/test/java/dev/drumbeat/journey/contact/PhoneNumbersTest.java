package dev.drumbeat.journey.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "+12065550147, +12065550147",
    "(206) 555-0147, +12065550147",
    "1 206 555 0147, +12065550147",
    "206.555.0147 x12, +12065550147",
    "+44 20 7946 0958, +442079460958",
  })
  void readsNumbersAsPeopleWriteThem(String raw, String e164) {
    assertThat(PhoneNumbers.e164(raw)).contains(e164);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "call me", "555-0147", "12345", "+15550101234", "000-000-0000"})
  void refusesWhatNoPhoneHas(String raw) {
    assertThat(PhoneNumbers.e164(raw)).isEmpty();
  }

  @Test
  void refusesWhatIsFarTooLong() {
    assertThat(PhoneNumbers.e164("2".repeat(10_000_000))).isEmpty();
  }

  @Test
  void masksTheMiddle() {
    assertThat(PhoneNumbers.mask("+12065550147")).isEqualTo("+1206***0147");
    assertThat(PhoneNumbers.mask("+1234")).isEqualTo("***");
  }
}
