package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.machine.CompiledJourney;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateStepTest {
  private static final String MAIL =
      "mail1: { type: email, from: team, template: intro-email, next: done }";
  private static final String TEXT =
      "text1: { type: sms, from: main, template: hello, next: done }";

  @Test
  void aStepTakesTheNewestVersionAndSaysWhich() {
    CampaignDefinition draft = sound(Sources.of("email", MAIL));

    CampaignDefinition taken = TemplateTexts.taken(draft, having("Hi. Reply STOP to opt out."));

    assertThat(CampaignJson.read(CampaignJson.write(taken))).isEqualTo(taken);
    assertThat(taken.step("mail1"))
        .isInstanceOfSatisfying(
            EmailStep.class,
            mail -> {
              assertThat(mail.template()).isEqualTo(new TemplateUse("intro-email", 3));
              assertThat(mail.subject()).isEqualTo("Your building");
              assertThat(mail.html()).isEqualTo("<p>Hello</p>");
            });
    assertThat(CompiledJourney.of(taken).templates("mail1")).containsKeys("subject", "html");
  }

  @Test
  void aDraftKeepsTheNameAlone() {
    CampaignDefinition draft = sound(Sources.of("email", MAIL));

    assertThat(CampaignJson.write(draft))
        .contains("\"template\":\"intro-email\"")
        .doesNotContain("\"body\"");
    assertThat(CampaignJson.read(CampaignJson.write(draft))).isEqualTo(draft);
  }

  @Test
  void whatWasPublishedIsADraftOfThoseVersionsAgain() {
    CampaignDefinition draft = sound(Sources.of("email", MAIL));
    CampaignDefinition named =
        TemplateTexts.named(TemplateTexts.taken(draft, having("Hi. Reply STOP to opt out.")));

    assertThat(CampaignJson.write(named))
        .contains("\"template\":{\"name\":\"intro-email\",\"version\":3}")
        .doesNotContain("\"body\"");
    assertThat(CampaignParser.parse(CampaignJson.write(named), Format.JSON).definition())
        .isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource({
    "'body: Hi', /steps/mail1/body",
    "'subject: Hi', /steps/mail1/subject",
    "'html: Hi', /steps/mail1/html",
  })
  void anOwnTextBesideATemplateIsAFault(String own, String pointer) {
    String source = Sources.of("email", MAIL.replace("next", own + ", next"));

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer, Problem::line)
        .containsExactly(tuple("TEXT_AND_TEMPLATE", pointer, 6));
  }

  @Test
  void aStepWithoutAnyTextMissesOne() {
    String source = Sources.of("sms", TEXT.replace("template: hello, ", ""));

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer)
        .containsExactly(tuple("REQUIRED", "/steps/text1/body"));
  }

  @Test
  void aTypoInANameIsToldWithWhatWasMeant() {
    Parsed parsed = against(Sources.of("email", MAIL.replace("intro-email", "intro-emial")));

    assertThat(parsed.problems())
        .filteredOn(problem -> problem.code().equals("UNKNOWN_TEMPLATE"))
        .extracting(Problem::pointer, Problem::fix, Problem::line, Problem::severity)
        .containsExactly(tuple("/steps/mail1/template", "intro-email", 6, Severity.WARNING));
  }

  @ParameterizedTest
  @CsvSource({
    "hello, TEMPLATE_CHANNEL",
    "'{ name: intro-email, version: 9 }', UNKNOWN_TEMPLATE",
    "'{ name: intro-email, version: 3 }', ",
  })
  void aTemplateFitsItsStep(String template, String code) {
    Parsed parsed = against(Sources.of("email", MAIL.replace("intro-email", template)));

    List<String> found =
        parsed.problems().stream()
            .filter(problem -> problem.pointer().endsWith("/template"))
            .map(Problem::code)
            .toList();
    assertThat(found).isEqualTo(code == null ? List.of() : List.of(code));
  }

  @Test
  void aFirstTextFromATemplateHasToSayHowToOptOut() {
    CampaignDefinition draft = sound(Sources.of("sms", TEXT));

    assertThat(CampaignParser.check(draft, having("Hi. Reply STOP to opt out.")))
        .extracting(Problem::code)
        .doesNotContain("NO_OPT_OUT_WORDS");
    assertThat(CampaignParser.check(draft, having("Hi.")))
        .filteredOn(problem -> problem.code().equals("NO_OPT_OUT_WORDS"))
        .extracting(Problem::pointer, Problem::fix)
        .containsExactly(tuple("/steps/text1/template", null));
  }

  @Test
  void aTemplateIsCheckedAsAStepsOwnTextIs() {
    assertThat(TemplateRules.problems(Channel.SMS, "Hi", "{{ owner.frist_name }", "<p>"))
        .extracting(Problem::code, Problem::pointer)
        .containsExactly(
            tuple("NOT_ALLOWED", "/subject"),
            tuple("NOT_ALLOWED", "/html"),
            tuple("TEMPLATE", "/body"));
    assertThat(TemplateRules.problems(Channel.EMAIL, null, "Hi {{ lead.name }}", null))
        .extracting(Problem::code, Problem::pointer)
        .containsExactly(tuple("LENGTH", "/subject"), tuple("UNKNOWN_NAME", "/body"));
    assertThat(TemplateRules.problems(Channel.SMS, null, "Hi {{ owner.frist_name }}", null))
        .extracting(Problem::severity, Problem::fix)
        .containsExactly(tuple(Severity.WARNING, "owner.first_name"));
    assertThat(TemplateRules.problems(Channel.SMS, null, "x".repeat(1601), null))
        .extracting(Problem::code)
        .containsExactly("LENGTH");
  }

  private static CampaignDefinition sound(String yaml) {
    return Objects.requireNonNull(CampaignParser.parse(yaml, Format.YAML).definition());
  }

  private static Parsed against(String yaml) {
    return CampaignParser.parse(
        yaml, Format.YAML, having("Hi. Reply STOP to opt out."), Severity.WARNING);
  }

  /** A workspace with two templates: the text {@code hello}, and {@code intro-email}, version 3. */
  private static Inventory having(String hello) {
    return new Inventory() {
      @Override
      public boolean hasList(String key) {
        return true;
      }

      @Override
      public Set<String> properties(Collection<String> ids) {
        return Set.copyOf(ids);
      }

      @Override
      public Set<String> assistants() {
        return Set.of();
      }

      @Override
      public Map<Channel, Set<String>> senders() {
        return Map.of(Channel.SMS, Set.of("main"), Channel.EMAIL, Set.of("team"));
      }

      @Override
      public Map<String, Channel> templates() {
        return Map.of("hello", Channel.SMS, "intro-email", Channel.EMAIL);
      }

      @Override
      public Optional<TemplateText> template(TemplateUse use) {
        TemplateText text =
            use.name().equals("hello")
                ? new TemplateText(Channel.SMS, 1, null, hello, null)
                : new TemplateText(Channel.EMAIL, 3, "Your building", "Hello", "<p>Hello</p>");
        return Optional.of(text)
            .filter(it -> use.version() == null || use.version() == it.number());
      }

      @Override
      public Set<String> withoutPostalAddress() {
        return Set.of();
      }
    };
  }
}
