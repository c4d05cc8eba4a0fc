package dev.drumbeat.simulator.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentsTest {
  @Test
  void countsAsCarriersBill() {
    assertThat(Segments.count("x".repeat(160))).isEqualTo(1);
    assertThat(Segments.count("x".repeat(161))).isEqualTo(2);
    assertThat(Segments.count("x".repeat(306))).isEqualTo(2);
    assertThat(Segments.count("€".repeat(80))).isEqualTo(1);
    assertThat(Segments.count("€".repeat(81))).isEqualTo(2);
    assertThat(Segments.count("ç".repeat(70))).isEqualTo(1);
    assertThat(Segments.count("`".repeat(71))).isEqualTo(2);
  }
}
