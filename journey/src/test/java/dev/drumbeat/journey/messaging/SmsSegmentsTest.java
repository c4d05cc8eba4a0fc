package dev.drumbeat.journey.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.messaging.Segments.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSegmentsTest {
  @ParameterizedTest(name = "{0} x {1} is {2} in {3} segments")
  @CsvSource({
    "a, 0, GSM7, 0, 0",
    "a, 1, GSM7, 1, 1",
    "a, 160, GSM7, 160, 1",
    "a, 161, GSM7, 161, 2",
    "a, 306, GSM7, 306, 2",
    "a, 307, GSM7, 307, 3",
    "€, 80, GSM7, 160, 1",
    "€, 81, GSM7, 162, 2",
    "[, 153, GSM7, 306, 3",
    "ж, 70, UCS2, 70, 1",
    "ж, 71, UCS2, 71, 2",
    "ж, 134, UCS2, 134, 2",
    "ж, 135, UCS2, 135, 3",
    "😀, 35, UCS2, 70, 1",
    "😀, 36, UCS2, 72, 2",
    "😀, 67, UCS2, 134, 3",
  })
  void countsAsCarriersBill(String part, int times, Encoding encoding, int units, int segments) {
    Segments counted = SmsSegments.count(part.repeat(times));

    assertThat(counted.encoding()).isEqualTo(encoding);
    assertThat(counted.units()).isEqualTo(units);
    assertThat(counted.segments()).isEqualTo(segments);
  }

  @Test
  void namesTheCharacterThatForcesTheLongerEncoding() {
    assertThat(SmsSegments.count("Is it yours? ’tis`").forcedBy()).isEqualTo("’");
    assertThat(SmsSegments.count("façade").forcedBy()).isEqualTo("ç");
    assertThat(SmsSegments.count("`").forcedBy()).isEqualTo("`");
    assertThat(SmsSegments.count("FAÇADE ~ {x}").forcedBy()).isNull();
  }
}
