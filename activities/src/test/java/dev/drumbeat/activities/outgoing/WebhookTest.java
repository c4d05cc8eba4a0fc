package dev.drumbeat.activities.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.outgoing.Receiver.Got;
import dev.drumbeat.activities.outgoing.Receiver.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookTest {
  @Test
  void callsOnceSignedAndKeepsTheAnswer() {
    try (var receiver = Receiver.start().answers(new Reply(200, "{\"stage\":\"HOT\"}", Map.of()));
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run =
          hooks.launch(receiver.url(), ", body: '{\"address\": \"{{ property.address }}\"}'");

      hooks.call(run);
      hooks.call(run);

      Got request = receiver.requests().getFirst();
      assertThat(receiver.requests()).hasSize(1);
      assertThat(request.body()).matches("\\{\"address\": \"\\d+ Pike St\"}");
      assertThat(request.header("Webhook-signature")).isEqualTo(signature(hooks, request));
      assertThat(hooks.workspace().value("select fields->'crm'->>'stage' from enrollment"))
          .isEqualTo("HOT");
      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
      run.balances();
    }
  }

  private static String signature(Hooks hooks, Got request) {
    List<String> keys =
        hooks
            .workspace()
            .query(tx ->
                hooks
                    .signing()
                    .current(tx, hooks.workspace().id(), hooks.workspace().clock().instant()));
    return WebhookSignature.of(
        keys,
        request.header("Webhook-id"),
        Long.parseLong(request.header("Webhook-timestamp")),
        request.body());
  }

  @Test
  void tellsWhatIsKnownOfTheLeadWithoutABodyOfItsOwn() {
    try (var receiver = Receiver.start();
        var hooks = Hooks.reaching(receiver.reach())) {
      hooks.call(hooks.launch(receiver.url(), ""));

      assertThat(receiver.requests().getFirst().body())
          .contains("\"step\":\"text\"", "\"address\":", "\"enrollment\":{\"id\":");
    }
  }

  @Test
  void aRefusalForGoodGoesItsOwnWay() {
    try (var receiver = Receiver.start().answers(Reply.of(410));
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");

      hooks.callAgain(run, 3);

      assertThat(receiver.requests()).hasSize(1);
      assertThat(hooks.code()).isEqualTo("HTTP_410");
      assertThat(run.positions()).isEqualTo(Map.of("DONE refused", 1L));
      run.balances();
    }
  }

  @Test
  void aReceiverThatIsBusyIsAskedAgainWhenItSaysAndThatCountsForNothing() {
    Reply later = new Reply(429, "", Map.of("Retry-After", "10"));
    Reply unavailable = new Reply(503, "", Map.of("Retry-After", "10"));
    try (var receiver =
            Receiver.start().answers(later, unavailable, later, unavailable, later, Reply.of(204));
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");

      hooks.call(run);
      hooks.workspace().clock().advance(Duration.ofSeconds(9));
      hooks.call(run);
      assertThat(receiver.requests()).hasSize(1);
      hooks.callAgain(run, 6);

      assertThat(receiver.requests()).hasSize(6);
      assertThat(receiver.requests())
          .extracting(each -> each.header("Webhook-id"))
          .containsOnly(receiver.requests().getFirst().header("Webhook-id"));
      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
      run.balances();
    }
  }

  @Test
  void whatWasNotAnsweredIsAskedAgainByTheSameIdAndGivenUpInTheEnd() {
    try (var receiver =
            Receiver.start().answers(Reply.of(500), Reply.of(502), Reply.of(500), Reply.of(500));
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");

      hooks.callAgain(run, 12);

      assertThat(receiver.requests()).hasSize(3);
      assertThat(receiver.requests())
          .extracting(each -> each.header("Webhook-id"))
          .containsOnly(receiver.requests().getFirst().header("Webhook-id"));
      assertThat(run.intents()).isEqualTo(Map.of("ABANDONED", 1L));
      assertThat(run.positions()).isEqualTo(Map.of("DONE refused", 1L));
      run.balances();
    }
  }

  @Test
  void aWorkerThatDiedBetweenMarkAndAnswerLeavesOneCallByOneId() {
    try (var receiver = Receiver.start();
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");
      hooks.workspace().vanishOn("timeline");
      assertThatThrownBy(() -> hooks.call(run)).isNotNull();
      hooks.workspace().mend();
      assertThat(run.intents()).isEqualTo(Map.of("SUBMITTING", 1L));

      hooks.call(run);
      assertThat(receiver.requests()).hasSize(1);
      hooks.workspace().clock().advance(Duration.ofSeconds(71));
      hooks.callAgain(run, 12);

      assertThat(receiver.requests()).hasSize(2);
      assertThat(receiver.requests())
          .extracting(each -> each.header("Webhook-id"))
          .containsOnly(receiver.requests().getFirst().header("Webhook-id"));
      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
      run.balances();
    }
  }

  @Test
  void aPausedRunCallsNobody() {
    try (var receiver = Receiver.start();
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");
      run.pause();
      hooks.call(run);
      assertThat(receiver.requests()).isEmpty();

      run.resume();
      hooks.call(run);

      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
      run.balances();
    }
  }

  @Test
  void aHeaderHasItsSecretAndTheLedgerHasNot() {
    try (var receiver = Receiver.start();
        var hooks = Hooks.reaching(receiver.reach())) {
      hooks.secrets().put(hooks.workspace().id(), "crm", "s3cr3t-token");
      TestRun run =
          hooks.launch(receiver.url(), ", headers: { Authorization: 'Bearer {{ secrets.crm }}' }");

      hooks.call(run);

      assertThat(receiver.requests().getFirst().header("Authorization"))
          .isEqualTo("Bearer s3cr3t-token");
      assertThat(hooks.workspace().value("select content::text from intent"))
          .contains("{{ secrets.crm }}")
          .doesNotContain("s3cr3t");
    }
  }

  @Test
  void withoutItsSecretNothingIsSent() {
    try (var receiver = Receiver.start();
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run =
          hooks.launch(receiver.url(), ", headers: { Authorization: 'Bearer {{ secrets.crm }}' }");

      hooks.call(run);

      assertThat(receiver.requests()).isEmpty();
      assertThat(hooks.code()).isEqualTo("NO_SECRET");
      assertThat(run.positions()).isEqualTo(Map.of("DONE refused", 1L));
    }
  }

  @Test
  void anAnswerThatIsTooLongOrNoJsonIsNotKept() {
    Reply endless = new Reply(200, "\"" + "x".repeat(70_000) + "\"", Map.of());
    Reply words = new Reply(200, "thanks", Map.of());
    Reply odd = new Reply(200, "{\"a\":\"\\u0000b\\ud800\"}", Map.of());
    try (var receiver = Receiver.start().answers(endless, words, odd);
        var hooks = Hooks.reaching(receiver.reach(), 3)) {
      TestRun run = hooks.launch(receiver.url(), "");

      hooks.call(run);

      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 3L));
      assertThat(hooks.workspace().value("select count(*) from effect_answer")).isEqualTo("1");
      assertThat(hooks.workspace().value("select answer->>'a' from effect_answer"))
          .isEqualTo("\uFFFDb\uFFFD");
      run.balances();
    }
  }

  @Test
  void aReceiverThatNeverAnswersIsNotWaitedForLongerThanItsTime() {
    try (var receiver =
            Receiver.start().answers(new Reply(200, "", Map.of("Content-Length", "9")));
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");
      Instant before = Instant.now();

      hooks.call(run);

      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void aChangedSecretSignsBesideTheOneBeforeForADay() {
    try (var receiver = Receiver.start();
        var hooks = Hooks.reaching(receiver.reach())) {
      String first = hooks.signing().show(hooks.workspace().id()).orElseThrow();
      String second =
          hooks.signing().rotate(hooks.workspace().id(), hooks.workspace().clock().instant());

      hooks.call(hooks.launch(receiver.url(), ""));

      Got request = receiver.requests().getFirst();
      assertThat(request.header("Webhook-signature"))
          .isEqualTo(
              WebhookSignature.of(
                  List.of(second, first),
                  request.header("Webhook-id"),
                  Long.parseLong(request.header("Webhook-timestamp")),
                  request.body()))
          .contains(" ");
      assertThat(hooks.signing().show(hooks.workspace().id())).isEmpty();
    }
  }
}
