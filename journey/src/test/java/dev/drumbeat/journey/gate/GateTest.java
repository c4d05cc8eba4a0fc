package dev.drumbeat.journey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Cap;
import dev.drumbeat.journey.campaign.Per;
import dev.drumbeat.journey.gate.Decision.Outcome;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Instant NOON = Instant.parse("2026-11-24T20:00:00Z");

  @Test
  void allowsATextAtNoonAndSaysUntilWhen() {
    Decision decision = Gate.decide(Facts.text().build());

    assertThat(decision.allowed()).isTrue();
    assertThat(decision.rule()).isEqualTo(Rule.ALLOWED);
    assertThat(decision.openUntil()).isEqualTo("2026-11-25T02:00:00Z"); // 18:00 in Seattle
  }

  @Test
  void aLaunchAtTwelvePastNineInTheEveningDefersInsteadOfEndingJourneys() {
    Instant evening = Instant.parse("2026-11-25T05:12:00Z"); // Tuesday, 21:12 in Seattle

    Decision decision = Gate.decide(Facts.text().at(evening).build());

    assertThat(decision.outcome()).isEqualTo(Outcome.DEFERRED);
    assertThat(decision.rule()).isEqualTo(Rule.QUIET_HOURS);
    assertThat(decision.until()).isEqualTo("2026-11-25T17:00:00Z"); // 09:00, the window's opening
    assertThat(decision.reason()).endsWith("it is Tue 2026-11-24 21:12 in America/Los_Angeles.");
  }

  @Test
  void defersToTheWindowOnTheNextWorkday() {
    Instant friday = Instant.parse("2026-11-21T02:30:00Z"); // Friday, 18:30 in Seattle

    Decision decision = Gate.decide(Facts.text().at(friday).build());

    assertThat(decision.rule()).isEqualTo(Rule.CAMPAIGN_WINDOW);
    assertThat(decision.until()).isEqualTo("2026-11-23T17:00:00Z");
    assertThat(decision.openUntil()).isEqualTo("2026-11-24T02:00:00Z");
  }

  @Test
  void aPauseParksWithoutATime() {
    Decision decision = Gate.decide(Facts.text().run(RunState.PAUSED).build());

    assertThat(decision.outcome()).isEqualTo(Outcome.DEFERRED);
    assertThat(decision.rule()).isEqualTo(Rule.RUN_PAUSED);
    assertThat(decision.until()).isNull();
  }

  @Test
  void aStoppedRunAndAnEndedEnrollmentAreDenied() {
    gateOn(Facts.text().run(RunState.STOPPED)).isDeniedBy(Rule.RUN_STOPPED);
    gateOn(Facts.text().enrollmentEnded()).isDeniedBy(Rule.ENROLLMENT_ENDED);
  }

  @Test
  void aPersonWithoutAPointIsDenied() {
    gateOn(Facts.text().point(null)).isDeniedBy(Rule.NO_CONTACT_POINT);
  }

  @Test
  void aMadeUpPersonIsNeverSentToByARealProvider() {
    PointFacts madeUp = new PointFacts(7, "+1206***0147", true, List.of(), Screening.NONE);

    gateOn(Facts.text().point(madeUp).sender(Facts.live())).isDeniedBy(Rule.SIMULATED_RECIPIENT);
    gateOn(Facts.text().point(madeUp)).isAllowed();
  }

  @Test
  void anOptOutBindsItsChannelOnly() {
    PointFacts optedOut = Facts.suppressed(new Suppression(Channel.SMS, "OPT_OUT", NOON));

    gateOn(Facts.text().point(optedOut)).isDeniedBy(Rule.SUPPRESSED);
    gateOn(Facts.call().point(optedOut)).isAllowed();
  }

  @Test
  void aSuppressionWithoutAChannelBindsAll() {
    PointFacts litigator = Facts.suppressed(new Suppression(null, "LITIGATOR", NOON));

    gateOn(Facts.call().point(litigator)).isDeniedBy(Rule.SUPPRESSED);
  }

  @Test
  void aStoppedPropertyOrOwnerIsDenied() {
    gateOn(Facts.text().propertyStopped()).isDeniedBy(Rule.PROPERTY_STOPPED);
    gateOn(Facts.text().ownerStopped()).isDeniedBy(Rule.OWNER_STOPPED);
  }

  @Test
  void aSpokenScriptNeedsWrittenConsent() {
    gateOn(Facts.call()).isAllowed();
    gateOn(Facts.call().consents(Facts.consent(Consent.Basis.EXPRESS, NOON)))
        .isDeniedBy(Rule.NO_CONSENT);
    gateOn(Facts.call().consents()).isDeniedBy(Rule.NO_CONSENT);
  }

  @Test
  void consentThatWasTakenBackIsNone() {
    Consent given = Facts.consent(Consent.Basis.WRITTEN, NOON.minusSeconds(60));
    Consent revoked = Facts.consent(Consent.Basis.NONE, NOON.minusSeconds(30));

    gateOn(Facts.call().consents(given, revoked)).isDeniedBy(Rule.NO_CONSENT);
  }

  @Test
  void consentThatASimulatorMadeUpIsWorthNothingToARealProvider() {
    Consent simulated =
        new Consent(Channel.VOICE, Consent.Basis.WRITTEN, NOON.minusSeconds(60), "cast", true);

    gateOn(Facts.call().consents(simulated)).isAllowed();
    gateOn(Facts.call().consents(simulated).sender(Facts.live())).isDeniedBy(Rule.NO_CONSENT);
  }

  @Test
  void aSenderThatDoesNotExistDeniesAndOneThatIsIllDefers() {
    Decision ill =
        Gate.decide(Facts.text().sender(new SenderFacts("main", true, false, false)).build());
    Decision unregistered =
        Gate.decide(Facts.text().sender(new SenderFacts("main", false, true, false)).build());

    gateOn(Facts.text().sender(null)).isDeniedBy(Rule.SENDER_UNREGISTERED);
    assertThat(ill.rule()).isEqualTo(Rule.SENDER_UNHEALTHY);
    assertThat(ill.until()).isEqualTo(NOON.plus(Gate.SENDER_PAUSE));
    assertThat(unregistered.outcome()).isEqualTo(Outcome.DEFERRED);
  }

  @Test
  void aFullCapDefersUntilItFreesAtALawfulHour() {
    Cap cap = new Cap(Per.OWNER, 3, Duration.ofDays(7));
    Instant frees = Instant.parse("2026-11-25T06:00:00Z"); // 22:00 in Seattle

    Decision decision = Gate.decide(Facts.text().caps(new CapFacts(cap, 3, frees)).build());

    assertThat(decision.rule()).isEqualTo(Rule.FREQUENCY_CAP);
    assertThat(decision.until()).isEqualTo("2026-11-25T17:00:00Z");
    assertThat(decision.inputs()).containsEntry("used", 3).containsEntry("atMost", 3);
  }

  @Test
  void aCapWithRoomAllows() {
    Cap cap = new Cap(Per.CONTACT, 3, Duration.ofDays(1));

    gateOn(Facts.text().caps(new CapFacts(cap, 2, null))).isAllowed();
  }

  @Test
  void whoCanNotBePlacedIsAskedOnlyInTheNarrowestHours() {
    Whereabouts nowhere = Whereabouts.of(null, null, null);
    Instant early = Instant.parse("2026-11-24T15:30:00Z"); // 10:30 in New York

    Decision decision = Gate.decide(Facts.text().from(nowhere).at(early).build());

    assertThat(decision.rule()).isEqualTo(Rule.QUIET_HOURS);
    assertThat(decision.inputs()).containsEntry("placed", false);
  }

  @Test
  void aSlotAfterTheWindowIsDeferredToTheNextOne() {
    Instant slot = Instant.parse("2026-11-25T02:05:00Z"); // 18:05 in Seattle

    Decision decision =
        Gate.defer(Facts.text().build(), Rule.NO_SLOT, "No slot is near.", Map.of(), slot);

    assertThat(decision.outcome()).isEqualTo(Outcome.DEFERRED);
    assertThat(decision.until()).isEqualTo("2026-11-25T17:00:00Z");
  }

  @Test
  void thePauseIsSaidBeforeTheOptOut() {
    PointFacts optedOut = Facts.suppressed(new Suppression(Channel.SMS, "OPT_OUT", NOON));

    assertThat(Gate.decide(Facts.text().run(RunState.PAUSED).point(optedOut).build()).rule())
        .isEqualTo(Rule.RUN_PAUSED);
  }

  private static FactsAssert gateOn(Facts facts) {
    return new FactsAssert(facts);
  }

  private record FactsAssert(Facts facts) {
    void isAllowed() {
      Decision decision = Gate.decide(facts.build());
      assertThat(decision.outcome()).as(decision.reason()).isEqualTo(Outcome.ALLOWED);
    }

    void isDeniedBy(Rule rule) {
      Decision decision = Gate.decide(facts.build());
      assertThat(decision.rule()).as(decision.reason()).isEqualTo(rule);
      assertThat(decision.outcome()).isEqualTo(Outcome.DENIED);
      assertThat(decision.reason()).isNotBlank();
    }
  }
}
