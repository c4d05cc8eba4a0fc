package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.drumbeat.journey.condition.Condition;
import dev.drumbeat.journey.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every snippet of the language's page is one that the language takes. */
class DocumentationTest {
  private static final Pattern SNIPPET =
      Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final String PAGE = page();

  private record Snippet(String language, String text, boolean refusedSoFar) {
    Set<Part> notYet() {
      return refusedSoFar ? Set.of() : Part.NOT_YET;
    }
  }

  static List<Snippet> snippets() {
    int refused = PAGE.indexOf("## Refused so far");
    List<Snippet> snippets = new ArrayList<>();
    Matcher matcher = SNIPPET.matcher(PAGE);
    while (matcher.find()) {
      boolean after = refused >= 0 && matcher.start() > refused;
      snippets.add(new Snippet(matcher.group(1), matcher.group(2), after));
    }
    return snippets;
  }

  @Test
  void thereAreSome() {
    assertThat(snippets()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void compiles(Snippet snippet) {
    switch (snippet.language()) {
      case "json" -> sound(CampaignParser.parse(snippet.text(), Format.JSON), snippet);
      case "yaml" -> yaml(snippet);
      case "" ->
          snippet
              .text()
              .lines()
              .forEach(line -> assertThatNoException().isThrownBy(() -> expression(line)));
      default -> throw new AssertionError("a snippet in " + snippet.language());
    }
  }

  private static void expression(String line) throws Exception {
    if (line.contains("{%")) {
      Template.compile(line);
    } else {
      Condition.compile(line);
    }
  }

  /** A whole definition, or steps that belong into the page's own. */
  private static void yaml(Snippet snippet) {
    if (snippet.text().startsWith("#")) {
      assertThat(snippet.text()).contains("/api/schema/campaign");
    } else if (snippet.text().startsWith("name:")) {
      sound(CampaignParser.parse(snippet.text(), Format.YAML, snippet.notYet()), snippet);
    } else {
      String source = whole().replace("  done: {", snippet.text() + "  done: {");
      String more = "  text2: { type: sms, from: main, body: Hi., next: done }\n  done: {";
      sound(
          CampaignParser.parse(source.replace("  done: {", more), Format.YAML, snippet.notYet()),
          snippet);
    }
  }

  private static String whole() {
    return snippets().stream()
        .map(Snippet::text)
        .filter(text -> text.startsWith("name:"))
        .findFirst()
        .orElseThrow();
  }

  private static void sound(Parsed parsed, Snippet snippet) {
    assertThat(parsed.problems())
        .as(snippet.text())
        .filteredOn(problem -> !problem.code().equals("UNREACHABLE_STEP"))
        .isEmpty();
  }

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "journey-language.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
