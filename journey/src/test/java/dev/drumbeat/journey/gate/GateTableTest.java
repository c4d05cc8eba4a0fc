package dev.drumbeat.journey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateTableTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decides(GateCase given) {
    Decision decision = Gate.decide(given.facts());

    assertThat(decision.outcome()).as("%s", decision).isEqualTo(given.outcome());
    assertThat(decision.rule()).as("%s", decision).isEqualTo(given.rule());
    assertThat(decision.allowed() ? decision.openUntil() : decision.until())
        .as("%s", decision)
        .isEqualTo(given.until());
    assertThat(decision.reason()).isNotBlank();
    assertThat(decision.inputs()).isNotEmpty();
    if (given.detail() != null) {
      assertThat(decision.inputs()).as("%s", decision).containsValue(given.detail());
    }
  }

  @Test
  void hasACaseOfEveryRuleThatTheGateItselfGives() {
    Set<Rule> given = EnumSet.allOf(Rule.class);
    given.removeAll(List.of(Rule.NO_SLOT, Rule.CALLS_BUSY, Rule.MISSING_FIELD, Rule.BAD_DATA));

    assertThat(cases()).hasSizeGreaterThan(200);
    assertThat(cases().map(GateCase::rule).collect(Collectors.toSet())).isEqualTo(given);
  }

  static Stream<GateCase> cases() {
    try (InputStream in = GateTableTest.class.getResourceAsStream("cases.tsv")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> new GateCase(Arrays.asList(line.split("\t", -1))))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
