package dev.drumbeat.journey.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Map<String, Object> LEAD =
      Map.of(
          "owner", Map.of("name", "Ann & Co"),
          "property",
              Map.of("address", "405 Olive way", "area", 88_434L, "tags", List.of("a", "b")));

  @Test
  void rendersFieldsAndDefaults() throws TemplateFault {
    assertThat(
            text("Hi {{ owner.first_name | default: 'there' }}, is {{ property.address }} yours?"))
        .isEqualTo(new Rendered("Hi there, is 405 Olive way yours?", Set.of()));
  }

  @Test
  void namesWhatTheLeadLacksAndWithholdsTheText() throws TemplateFault {
    Template template = Template.compile("Hi {{ owner.first_name | upcase }}");

    Rendered held = template.render(LEAD, Missing.HOLD, Escape.TEXT);
    Rendered empty = template.render(LEAD, Missing.EMPTY, Escape.TEXT);

    assertThat(held.text()).isEmpty();
    assertThat(held.missingFields()).containsExactly("owner.first_name");
    assertThat(empty.text()).isEqualTo("Hi ");
    assertThat(empty.missingFields()).containsExactly("owner.first_name");
  }

  @Test
  void aFieldBehindItsOwnConditionIsNotMissing() throws TemplateFault {
    assertThat(text("{% if owner.first_name %}Hi {{ owner.first_name }}{% else %}Hi{% endif %}"))
        .isEqualTo(new Rendered("Hi", Set.of()));
  }

  @Test
  void aDefaultThatIsMissingTooIsMissing() throws TemplateFault {
    assertThat(text("{{ owner.first_name | default: owner.nick }}").missingFields())
        .containsExactly("owner.first_name");
  }

  @Test
  void everyOutputIsEscapedForJson() throws TemplateFault {
    Map<String, Object> facts = Map.of("owner", Map.of("name", "A \"B\" \\ C\n", "n", 5L));
    Template template =
        Template.compile("{\"a\": \"{{ owner.name | upcase }}\", \"n\": {{ owner.n }}}");

    assertThat(template.render(facts, Missing.HOLD, Escape.JSON).text())
        .isEqualTo("{\"a\": \"A \\\"B\\\" \\\\ C\\n\", \"n\": 5}");
  }

  @Test
  void anEmptyTextIsMissing() throws TemplateFault {
    Template template = Template.compile("Hi {{ owner.first_name }}");

    assertThat(
            template
                .render(Map.of("owner", Map.of("first_name", " ")), Missing.HOLD, Escape.TEXT)
                .complete())
        .isFalse();
  }

  @Test
  void escapesEveryOutputInHtmlAndNoneInText() throws TemplateFault {
    Template template = Template.compile("<b>{{ owner.name }}</b>{{ owner.name | escape }}");

    assertThat(template.render(LEAD, Missing.HOLD, Escape.HTML).text())
        .isEqualTo("<b>Ann &amp; Co</b>Ann &amp; Co");
    assertThat(Template.compile("{{ owner.name }}").render(LEAD, Missing.HOLD, Escape.TEXT).text())
        .isEqualTo("Ann & Co");
  }

  @Test
  void findsFieldsBehindAnEmoji() throws TemplateFault {
    assertThat(text("🏢🏢 {{ property.address }} 🏢 {{ owner.nick }}").missingFields())
        .containsExactly("owner.nick");
  }

  @Test
  void namesItsFieldsWithoutItsOwnVariables() throws TemplateFault {
    Template template =
        Template.compile(
            "{% assign n = owner.name %}{% for t in property.tags %}{{ t }}{{ forloop.index }}"
                + "{% endfor %}{{ n }}{% if contact['city'] == 'x' %}{% endif %}");

    assertThat(template.fields()).containsExactly("contact.city", "owner.name", "property.tags");
  }

  @Test
  void saysWhereItDoesNotParse() {
    assertThatExceptionOfType(TemplateFault.class)
        .isThrownBy(() -> Template.compile("Hi\n{{ owner.first name }}"))
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ owner.name | nosuch }}",
        "{% include 'other' %}",
        "{% cycle owner.name, owner.nick %}",
        "{% tablerow t in property.tags %}{{ t }}{% endtablerow %}",
        "{% increment x %}",
        "{{ owner.name | drumbeat_required: 'x' }}",
        "{{ owner.name | json }}",
        "{% if owner.name %}",
        "{{ owner.name",
      })
  void refusesWhatAMessageMayNotUse(String liquid) {
    assertThatExceptionOfType(TemplateFault.class).isThrownBy(() -> Template.compile(liquid));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in (1..100000000) %}x{% endfor %}",
        "{% for i in (1..900) %}{% for j in (1..900) %}{% endfor %}{% endfor %}",
        "{% assign x = 'ab' %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}",
        "{% assign x = 9.5 %}{% for i in (1..60) %}{% assign x = x | times: x %}{% endfor %}",
        "{{ 'now' | date: '%Y' }}",
      })
  void stopsWhatGoesOverALimit(String liquid) throws TemplateFault {
    Template template = Template.compile(liquid);

    assertThatExceptionOfType(TemplateFault.class)
        .isThrownBy(() -> template.render(LEAD, Missing.EMPTY, Escape.TEXT));
  }

  @Test
  void readsNoBeans() throws TemplateFault {
    assertThat(
            text("[{{ property.class | default: '' }}{{ owner.getClass.name | default: '' }}]")
                .text())
        .isIn("[]", "");
  }

  @Test
  void servesManyThreadsAtOnce() throws TemplateFault {
    Template template = Template.compile("{{ owner.name }} {{ owner.nick }}");

    List<Rendered> all =
        IntStream.range(0, 500)
            .parallel()
            .mapToObj(i -> render(template, Map.of("owner", Map.of("name", "n" + i))))
            .toList();

    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).text()).isEqualTo("n" + i + " ");
      assertThat(all.get(i).missingFields()).containsExactly("owner.nick");
    }
  }

  private static Rendered render(Template template, Map<String, Object> facts) {
    try {
      return template.render(facts, Missing.EMPTY, Escape.TEXT);
    } catch (TemplateFault fault) {
      throw new AssertionError(fault);
    }
  }

  private static Rendered text(String liquid) throws TemplateFault {
    return Template.compile(liquid).render(LEAD, Missing.HOLD, Escape.TEXT);
  }
}
