package dev.drumbeat.bench.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {
  private static final Figures LEAD = new Figures(100, 2_800, 2_700, 10, 12, 4);
  private static final Figures COHORT = new Figures(10_000, 2_000, 2_500, 5, 8, 2);

  @Test
  void saysHowManyTimesLessALeadCostsInCohorts() {
    var comparison = new Comparison(LEAD, COHORT);

    assertThat(comparison.events()).isCloseTo(140, within(0.001));
    assertThat(comparison.leadsPerSecond()).isCloseTo(200, within(0.001));
    assertThat(comparison.cpu()).isCloseTo(160, within(0.001));
  }

  @Test
  void writesTheRatiosAsJson() {
    var ratio = JsonMapper.shared().readTree(new Comparison(LEAD, COHORT).json()).path("ratio");

    assertThat(ratio.propertyNames()).contains("events", "leadsPerSecond", "cpu");
  }
}
