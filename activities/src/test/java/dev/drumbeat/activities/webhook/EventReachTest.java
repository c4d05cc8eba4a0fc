package dev.drumbeat.activities.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every event of a provider reaches waits, exit rules in each scope, and goals. */
class EventReachTest {
  private static final String SMS =
      "  text: { type: sms, from: main, body: \"Hi, reply STOP to opt out.\", next: then }\n";
  private static final String EMAIL =
      "  text: { type: email, from: team, subject: Hi, body: Hello, next: then }\n";
  private static final String CALL =
      """
        text:
          type: call
          mode: SCRIPT
          from: desk
          script: "Press 9 to opt out."
          gather: { "9": OPT_OUT }
          machine: %s
          next: then
      """;
  private static final String AWAIT =
      """
        then: { type: await, events: [%s], timeout: P7D, otherwise: came, onTimeout: done }
        came: { type: end, outcome: CAME }
      """;
  private static final String WAIT = "  then: { type: wait, for: P7D, next: done }\n";

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final Callbacks callbacks = new Callbacks(workspace);

  @AfterEach
  void close() {
    workspace.close();
  }

  /** How each event of the language comes about. */
  enum Way {
    REPLIED(SMS, (told, lead) -> told.reply(lead, "Who is this?")),
    DELIVERED(SMS, (told, lead) -> told.text(lead, "delivered")),
    UNDELIVERED(SMS, (told, lead) -> told.text(lead, "undelivered", "30003")),
    OPENED(EMAIL, (told, lead) -> told.mail(lead, "open")),
    CLICKED(EMAIL, (told, lead) -> told.mail(lead, "click")),
    BOUNCED(EMAIL, (told, lead) -> told.mail(lead, "bounce")),
    COMPLAINED(EMAIL, (told, lead) -> told.mail(lead, "spamreport")),
    CALL_ANSWERED(CALL.formatted("HANG_UP"), (told, lead) -> told.call(lead, "completed", "human")),
    CALL_ENDED(CALL.formatted("HANG_UP"), (told, lead) -> told.call(lead, "completed", "human")),
    OPTED_OUT(EMAIL, (told, lead) -> told.unsubscribe(lead));

    private final String step;
    private final BiConsumer<Callbacks, Long> happens;

    Way(String step, BiConsumer<Callbacks, Long> happens) {
      this.step = step;
      this.happens = happens;
    }

    /** A call's end is its own step's to consume. */
    private long leaves(long inScope) {
      return this == CALL_ENDED ? inScope - 1 : inScope;
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anOpenWaitTakesTheEvent(Way way) {
    workspace.owners(1);
    TestRun run = sent(way, Texting.campaign("", way.step + AWAIT.formatted(way.name())));

    way.happens.accept(callbacks, run.lead());
    workspace.relayAll();

    if (way == Way.CALL_ENDED) {
      // The call's own end; what a later wait for one takes is another call's.
      assertThat(run.positions()).isEqualTo(Map.of("ACTIVE then", 1L));
    } else {
      assertThat(run.positions()).isEqualTo(Map.of("DONE came", 1L));
    }
    run.balances();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anExitRuleEndsWhomItsScopeTakesIn(Way way) {
    workspace.portfolio(2);
    var left = new EnumMap<Scope, Long>(Scope.class);
    for (Scope scope : Scope.values()) {
      TestRun run =
          sent(
              way,
              Texting.campaign(
                  "exitOn:\n  - { event: %s, scope: %s }\n".formatted(way, scope),
                  way.step + WAIT));
      way.happens.accept(callbacks, run.lead());
      workspace.relayAll();
      left.put(scope, run.ended(way.name()));
      run.balances();
    }

    assertThat(left)
        .isEqualTo(
            Map.of(
                Scope.ENROLLMENT, way.leaves(1),
                Scope.PROPERTY, way.leaves(1),
                Scope.CONTACT, way.leaves(2),
                Scope.OWNER, way.leaves(2)));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theGoalCountsOnceForALead(Way way) {
    workspace.owners(2);
    TestRun run =
        sent(way, Texting.campaign("goal: { event: %s }\n".formatted(way), way.step + WAIT));

    way.happens.accept(callbacks, run.lead());
    way.happens.accept(callbacks, run.lead());
    workspace.relayAll();

    assertThat(run.goals()).isEqualTo(1);
    assertThat(run.timeline(run.lead())).contains("EVENT");
    run.balances();
  }

  @Test
  void everyBuiltInEventOfProvidersIsTested() {
    var ours =
        Set.of(EventType.GOAL, EventType.TASK_DONE, EventType.PAID, EventType.PAYMENT_EXPIRED);
    assertThat(EventType.BUILT_IN.stream().filter(type -> !ours.contains(type)))
        .extracting(EventType::name)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Way.values()).map(Way::name).toList());
  }

  @Test
  void whoPicksUpIsToldBeforeTheCallEnds() {
    TestRun run = called("HANG_UP");

    callbacks.call(run.lead(), "in-progress", "human");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("EXITED text", 1L));
  }

  @Test
  void aMachineThatPicksUpAnswersNoCall() {
    TestRun run = called("LEAVE_MESSAGE");

    callbacks.call(run.lead(), "in-progress", null);
    workspace.relayAll();
    callbacks.call(run.lead(), "completed", "machine_end_beep");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE then", 1L));
  }

  @Test
  void aDigitProvesThatAPersonAnswered() {
    TestRun run = called("LEAVE_MESSAGE");

    callbacks.digits(run.lead(), "1", null);
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("EXITED text", 1L));
  }

  @Test
  void aTextThatTheProviderBlocksForAnOptOutIsAnOptOut() {
    workspace.owners(1);
    TestRun run =
        sent(Way.UNDELIVERED, Texting.campaign("exitOn:\n  - { event: OPTED_OUT }\n", SMS + WAIT));

    callbacks.text(run.lead(), "failed", "21610");
    workspace.relayAll();

    assertThat(run.positions()).isEqualTo(Map.of("EXITED then", 1L));
    assertThat(workspace.value("select reason from suppression")).isEqualTo("OPT_OUT");
  }

  private TestRun called(String machine) {
    workspace.owners(1);
    return sent(
        Way.CALL_ANSWERED,
        Texting.campaign(
            "exitOn:\n  - { event: CALL_ANSWERED }\n", CALL.formatted(machine) + WAIT));
  }

  private TestRun sent(Way way, String yaml) {
    workspace.agree();
    TestRun run = workspace.launch(yaml);
    switch (Objects.requireNonNull(way.step).contains("type: email") ? "email" : way.step) {
      case "email" -> workspace.sendEmail(run.chunk());
      case SMS -> workspace.sendSms(run.chunk());
      default -> workspace.placeCalls(run.chunk());
    }
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", (long) run.leads().size()));
    return run;
  }
}
