package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drumbeat.journey.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignParserTest {
  @Test
  void readsTheDemosCampaignWithoutAProblem() {
    Parsed parsed = CampaignParser.parse(Sources.officeOwners(), Format.YAML);

    assertThat(parsed.problems()).isEmpty();
    CampaignDefinition definition = Objects.requireNonNull(parsed.definition());
    assertThat(definition.channels()).containsExactly(Channel.SMS, Channel.EMAIL, Channel.VOICE);
    assertThat(definition.steps()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(definition.audience()).isEqualTo(Audience.ofList("seattle"));
    assertThat(definition.exitOn()).containsExactly(new ExitRule(EventType.OPTED_OUT, Scope.OWNER));
    assertThat(definition.policy().caps())
        .containsExactly(
            new Cap(Per.OWNER, 500, Duration.ofDays(7)),
            new Cap(Per.CONTACT, 12, Duration.ofSeconds(20)));
    assertThat(definition.policy().window())
        .satisfies(window -> {
          assertThat(window.days()).doesNotContain(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY);
          assertThat(window.to()).isEqualTo(LocalTime.of(18, 0));
        });
  }

  @Test
  void readsTheSameFromJson() {
    String json = CampaignJson.write(parsed(Sources.officeOwners()));

    assertThat(CampaignParser.parse(json, Format.JSON).definition())
        .isEqualTo(parsed(Sources.officeOwners()));
  }

  @ParameterizedTest(name = "{2} at {3} for {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "next: reply1; next: reply; UNKNOWN_STEP; /steps/text1/next",
        "start: text1; start: text; UNKNOWN_STEP; /start",
        "onTimeout: done; onTimeout: don; UNKNOWN_STEP; /steps/reply1/onTimeout",
        "next: done; next: dome; UNKNOWN_STEP; /steps/reply1/cases/0/next",
        "next: reply1; next: done; UNREACHABLE_STEP; /steps/reply1",
        "event.intent ==; event.intent =; CONDITION; /steps/reply1/cases/0/when",
        "event.intent ==; evnt.intent ==; CONDITION; /steps/reply1/cases/0/when",
        "event.intent ==; steps.txt.outcome ==; UNKNOWN_STEP; /steps/reply1/cases/0/when",
        "body: Hi.; body: Hi {{ owner.name.; TEMPLATE; /steps/text1/body",
        "body: Hi.; body: Hi {{ ownr.name }}.; UNKNOWN_NAME; /steps/text1/body",
        "body: Hi. Reply STOP to opt out.; body: Hi.; NO_OPT_OUT_WORDS; /steps/text1/body",
        "channels: [sms]; channels: [email]; CHANNEL_NOT_LISTED; /steps/text1/type",
        "channels: [sms]; channels: []; REQUIRED; /channels",
        "channels: [sms]; channels: [smss]; UNKNOWN_VALUE; /channels/0",
        "    from: main; ; REQUIRED; /steps/text1/from",
        "type: sms; type: smd; UNKNOWN_STEP_TYPE; /steps/text1/type",
        "type: sms; type: task; UNSUPPORTED; /steps/text1/type",
        "from: main; form: main; UNKNOWN_FIELD; /steps/text1/form",
        "from: main; from: 3; WRONG_TYPE; /steps/text1/from",
        "from: main; from: main\\n    template: intro; TEXT_AND_TEMPLATE; /steps/text1/body",
        "[REPLIED]; [REPLYED]; UNKNOWN_EVENT; /steps/reply1/events/0",
        "[REPLIED]; [Signed]; UNKNOWN_EVENT; /steps/reply1/events/0",
        "[REPLIED]; [PAID]; UNSUPPORTED; /steps/reply1/events/0",
        "timeout: P2D; timeout: 2 days; WRONG_TYPE; /steps/reply1/timeout",
        "timeout: P2D; timeout: -P2D; RANGE; /steps/reply1/timeout",
        "timeout: P2D; timeout: P2D\\n    maxVisits: 51; RANGE; /steps/reply1/maxVisits",
        "name: Small; name: ''; LENGTH; /name",
        "start: text1; start: text1\\npolicy: { pace: { perMinute: 5, ramp: { start: 1, over: PT1H } } };"
            + " UNSUPPORTED; /policy/pace/ramp",
        "from: main; from: main\\n    to: OWNER_MOBILE; UNSUPPORTED; /steps/text1/to",
        "start: text1; start: text1\\npolicy: { window: { from: '18:00', to: '09:00' } };"
            + " WINDOW_NEVER_OPENS; /policy/window",
        "start: text1; start: text1\\npolicy: { window: { from: '21:30', to: '23:00' } };"
            + " WINDOW_NEVER_OPENS; /policy/window",
        "start: text1; start: text1\\npolicy: { window: { days: FUNDAY, from: '09:00', to: '18:00' } };"
            + " UNKNOWN_VALUE; /policy/window/days",
        "{ list: seattle }; { list: seattle, filter: 'true' }; REQUIRED; /audience",
        "{ list: seattle }; { list: seattle, api: true }; REQUIRED; /audience",
        "{ list: seattle }; { api: false }; UNKNOWN_VALUE; /audience/api",
        "{ list: seattle }; { filter: 'property.area >' }; CONDITION; /audience/filter",
        "start: text1; start: text1\\nenroll: { reentry: SOMETIMES }; UNKNOWN_VALUE; /enroll/reentry",
      })
  void findsWhatIsWrong(String right, String wrong, String code, String pointer) {
    String source = Sources.small();
    assertThat(source).contains(right);
    String replaced = source.replace(right, wrong == null ? "" : wrong.replace("\\n", "\n"));

    Parsed parsed = CampaignParser.parse(replaced, Format.YAML, EnumSet.allOf(Part.class));

    assertThat(parsed.problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple(code, pointer));
    assertThat(parsed.definition()).isNull();
  }

  @Test
  void theSmallCampaignItselfIsRight() {
    assertThat(CampaignParser.parse(Sources.small(), Format.YAML).problems()).isEmpty();
  }

  @Test
  void findsEverythingAtOnceInTheOrderOfTheSource() {
    String source =
        Sources.small()
            .replace("name: Small", "nmae: Small")
            .replace("next: reply1", "next: replay1")
            .replace("timeout: P2D", "timeout: soon")
            .replace("event.intent ==", "event.intent =");

    List<Problem> problems = CampaignParser.parse(source, Format.YAML).problems();

    assertThat(problems)
        .extracting(Problem::code)
        .contains("REQUIRED", "UNKNOWN_FIELD", "UNKNOWN_STEP", "WRONG_TYPE", "CONDITION");
    assertThat(problems).extracting(Problem::line).isSorted();
  }

  @Test
  void saysTheLineAndWhatWasMeant() {
    String source = Sources.small().replace("next: reply1", "next: replay1");

    Problem problem = CampaignParser.parse(source, Format.YAML).problems().getFirst();

    assertThat(problem.line()).isEqualTo(10);
    assertThat(problem.column()).isEqualTo(5);
    assertThat(problem.fix()).isEqualTo("reply1");
    assertThat(problem.message()).contains("did you mean 'reply1'?");
  }

  @Test
  void saysTheLineInJsonToo() {
    String json = "{\n  \"name\": \"x\",\n  \"chanels\": [\"sms\"]\n}";

    assertThat(CampaignParser.parse(json, Format.JSON).problems())
        .filteredOn(problem -> problem.code().equals("UNKNOWN_FIELD"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(3);
          assertThat(problem.fix()).isEqualTo("channels");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "name: [",
        "a: 1\na: 2",
        "- just\n- a list",
        "a: &x [*x]",
        "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
            + "e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]",
      })
  void refusesWhatIsNoTree(String source) {
    assertThat(CampaignParser.parse(source, Format.YAML).problems()).isNotEmpty();
    assertThat(CampaignParser.parse(source, Format.YAML).definition()).isNull();
    assertThat(CampaignParser.parse(source, Format.JSON).problems()).isNotEmpty();
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    String large = "name: " + "x".repeat(Source.SIZE_LIMIT);
    String deep = "[".repeat(2_000) + "]".repeat(2_000);

    assertThat(CampaignParser.parse(large, Format.YAML).problems())
        .extracting(Problem::code)
        .containsExactly("SYNTAX");
    assertThat(CampaignParser.parse(deep, Format.YAML).problems()).hasSize(1);
    assertThat(CampaignParser.parse(deep, Format.JSON).problems()).hasSize(1);
  }

  @Test
  void aBareTimeIsATime() {
    String source =
        Sources.small()
            .replace(
                "start: text1", "start: text1\npolicy: { window: { from: 09:00, to: 18:00 } }");

    assertThat(parsed(source).policy().window()).isNotNull();
  }

  @Test
  void aLoopWithoutAWaitIsEndless() {
    String source =
        Sources.small()
            .replace("next: reply1", "next: again")
            .replace(
                "  done:",
                "  again: { type: branch, cases: [ { when: 'true', next: reply1 } ], otherwise: text1 }\n  done:");

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code)
        .contains("LOOP_WITHOUT_WAIT");
  }

  @Test
  void aLoopWithAWaitIsAllowedAndWarnsWhenItsStepsMayBeEnteredOnce() {
    String source = Sources.small().replace("onTimeout: done", "onTimeout: text1");

    Parsed parsed = CampaignParser.parse(source, Format.YAML);

    assertThat(parsed.valid()).isTrue();
    assertThat(parsed.problems())
        .extracting(Problem::code, Problem::severity)
        .containsOnly(tuple("LOOP_WITHOUT_VISITS", Severity.WARNING));
  }

  @Test
  void aJourneyHasAtMostTwoHundredSteps() {
    StringBuilder source = new StringBuilder(Sources.small());
    for (int i = 0; i < 200; i++) {
      source.append("  w").append(i).append(": { type: wait, for: PT1S, next: done }\n");
    }

    assertThat(CampaignParser.parse(source.toString(), Format.YAML).problems())
        .extracting(Problem::code)
        .contains("STEP_LIMIT");
  }

  @Test
  void aBodyHasAtMostSixteenHundredCharacters() {
    String source = Sources.small().replace("Hi.", "Hi" + "i".repeat(1600));

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple("LENGTH", "/steps/text1/body"));
  }

  @Test
  void aWindowThatReachesOutOfTheLawfulHoursWarns() {
    String source =
        Sources.small()
            .replace(
                "start: text1", "start: text1\npolicy: { window: { from: 07:00, to: 22:00 } }");

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code, Problem::severity)
        .containsExactly(tuple("WINDOW_OUTSIDE_LEGAL_HOURS", Severity.WARNING));
  }

  @Test
  void aSenderThatTheWorkspaceLacksIsNamed() {
    List<Problem> problems =
        CampaignParser.check(
            parsed(Sources.officeOwners()),
            having(Map.of(Channel.SMS, Set.of("main"), Channel.VOICE, Set.of("desks"))));

    assertThat(problems)
        .extracting(Problem::pointer, Problem::fix)
        .contains(tuple("/steps/mail1/from", null), tuple("/steps/call1/from", "desks"));
  }

  @Test
  void whatTheWorkspaceLacksIsToldWithAllOtherFaultsAndTheirLines() {
    String source = Sources.small().replace("next: done", "next: dona");

    List<Problem> problems =
        CampaignParser.parse(source, Format.YAML, having(Map.of()), Severity.ERROR).problems();

    assertThat(problems)
        .extracting(Problem::code)
        .contains("UNKNOWN_LIST", "UNKNOWN_SENDER", "UNKNOWN_STEP");
    assertThat(problems).allMatch(each -> each.line() != null);
  }

  @Test
  void anEmailSenderWithoutAPostalAddressIsNamed() {
    Inventory inventory = having(Map.of(Channel.EMAIL, Set.of("team")));
    String shortForm =
        "{\"name\":\"x\",\"channels\":[\"email\"],\"propertyIds\":[\"7\"],\"message\":\"Hi\"}";

    assertThat(CampaignParser.check(parsed(Sources.officeOwners()), inventory))
        .extracting(Problem::code, Problem::pointer, Problem::severity)
        .contains(tuple("NO_POSTAL_ADDRESS", "/steps/mail1/from", Severity.ERROR));
    assertThat(CampaignParser.parse(shortForm, Format.JSON, inventory, Severity.WARNING).problems())
        .extracting(Problem::code, Problem::pointer, Problem::severity)
        .containsExactly(tuple("NO_POSTAL_ADDRESS", "/channels/0", Severity.WARNING));
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "property.aera > 3; property.area; WARNING",
        "local.hours > 3; local.hour; ERROR",
        "steps.text1.result == 'X'; steps.text1.outcome; ERROR",
        "owner.frist_name == 'Ann'; owner.first_name; WARNING",
      })
  void aFieldThatLooksLikeASlipIsTold(String condition, String fix, Severity severity) {
    String source = Sources.small().replace("event.intent == 'INTERESTED'", condition);

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer, Problem::fix, Problem::severity)
        .containsExactly(tuple("UNKNOWN_NAME", "/steps/reply1/cases/0/when", fix, severity));
  }

  @Test
  void aFieldThatAStepSetsOrAnImportMayBringIsNoSlip() {
    String source =
        Sources.of(
            "sms",
            "u: { type: update, set: { property.aera: 3 }, next: b }",
            "b: { type: branch, cases: [ { when: 'property.aera > 2 && property.lease_end > owner.score', next: t } ], otherwise: done }",
            "t: { type: sms, from: main, body: 'Hi {{ property.broker }}. STOP ends it.', next: done }");

    assertThat(CampaignParser.parse(source, Format.YAML).problems()).isEmpty();
  }

  @Test
  void aSlipInATextIsTold() {
    String source = Sources.small().replace("Hi.", "Hi {{ owner.first_nam }}.");

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer, Problem::fix)
        .containsExactly(tuple("UNKNOWN_NAME", "/steps/text1/body", "owner.first_name"));
  }

  @Test
  void aBranchKnowsNoEventAndAnAudienceOnlyProperties() {
    String branch =
        Sources.of(
            "sms",
            "b: { type: branch, cases: [ { when: event.intent == 'X', next: t } ], otherwise: done }",
            "t: { type: sms, from: main, body: Hi. STOP ends it., next: done }");
    String audience = Sources.small().replace("list: seattle", "filter: owner.id > 3");

    assertThat(CampaignParser.parse(branch, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer, Problem::severity)
        .containsExactly(tuple("UNKNOWN_NAME", "/steps/b/cases/0/when", Severity.WARNING));
    assertThat(CampaignParser.parse(audience, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer)
        .containsExactly(tuple("UNKNOWN_NAME", "/audience/filter"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in (1..100000000) %}x{% endfor %}",
        "{% for i in (1..10000) %}{% for j in (1..10000) %}x{% endfor %}{% endfor %}",
        "{% assign x = 'ab' %}{% for i in (1..60) %}{% assign x = x | append: x %}{% endfor %}",
        "{{ 'now' | date: '%Y' }}",
      })
  void aTextThatNoLeadCouldGetIsRefused(String liquid) {
    String source =
        Sources.small()
            .replace("Hi. Reply", "\"Hi. " + liquid + " Reply")
            .replace("opt out.", "opt out.\"");

    assertThat(CampaignParser.parse(source, Format.YAML).problems())
        .extracting(Problem::code, Problem::pointer)
        .containsExactly(tuple("TEMPLATE", "/steps/text1/body"));
  }

  @Test
  void aTextThatOnlyFailsWithoutFactsIsNone() {
    String source =
        Sources.small()
            .replace(
                "body: Hi. Reply",
                "body: >\n      Hi {{ 10 | divided_by: property.units }}. Reply");

    assertThat(CampaignParser.parse(source, Format.YAML).problems()).isEmpty();
  }

  @Test
  void aDraftMayNameWhatIsYetToBeMade() {
    Parsed draft =
        CampaignParser.parse(Sources.small(), Format.YAML, having(Map.of()), Severity.WARNING);

    assertThat(draft.valid()).isTrue();
    assertThat(draft.problems())
        .extracting(Problem::code, Problem::severity)
        .contains(tuple("UNKNOWN_LIST", Severity.WARNING));
  }

  @Test
  void aCallNamesANumberOfItsKind() {
    String call = "s: { type: call, mode: AI, from: desk, assistant: q, otherwise: done }";
    String script = "s: { type: call, from: robin, script: Hello, otherwise: done }";
    Inventory voices = having(Map.of(Channel.VOICE, Set.of("desk", "robin")));

    assertThat(unknownSenders(call, voices)).containsExactly("/steps/s/from");
    assertThat(unknownSenders(call.replace("desk", "robin"), voices)).isEmpty();
    assertThat(unknownSenders(script, voices)).containsExactly("/steps/s/from");
    assertThat(unknownSenders(script.replace("robin", "desk"), voices)).isEmpty();
  }

  private static List<String> unknownSenders(String step, Inventory inventory) {
    return CampaignParser.parse(Sources.of("voice", step), Format.YAML, inventory, Severity.WARNING)
        .problems()
        .stream()
        .filter(problem -> problem.code().equals("UNKNOWN_SENDER"))
        .map(Problem::pointer)
        .toList();
  }

  @Test
  void theShortFormIsHeldAgainstTheWorkspaceByItsOwnFields() {
    String json =
        "{\"name\":\"\",\"channels\":[\"sms\"],\"propertyIds\":[\"7\",\"p\"],\"message\":\"Hi\"}";

    assertThat(
            CampaignParser.parse(json, Format.JSON, having(Map.of()), Severity.WARNING).problems())
        .extracting(Problem::code, Problem::pointer)
        .containsExactlyInAnyOrder(
            tuple("LENGTH", "/name"),
            tuple("UNKNOWN_SENDER", "/channels/0"),
            tuple("UNKNOWN_PROPERTY", "/propertyIds/1"));
  }

  /** A workspace with the property 7, no list, and senders. */
  private static Inventory having(Map<Channel, Set<String>> senders) {
    return new Inventory() {
      @Override
      public boolean hasList(String key) {
        return false;
      }

      @Override
      public Set<String> properties(Collection<String> ids) {
        return Set.of("7");
      }

      @Override
      public Set<String> assistants() {
        return Set.of("robin");
      }

      @Override
      public Map<Channel, Set<String>> senders() {
        return senders;
      }

      @Override
      public Map<String, Channel> templates() {
        return Map.of();
      }

      @Override
      public Optional<TemplateText> template(TemplateUse use) {
        return Optional.empty();
      }

      @Override
      public Set<String> withoutPostalAddress() {
        return Set.of("team");
      }
    };
  }

  private static CampaignDefinition parsed(String yaml) {
    return Objects.requireNonNull(CampaignParser.parse(yaml, Format.YAML).definition());
  }
}
