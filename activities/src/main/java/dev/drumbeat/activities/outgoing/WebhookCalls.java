package dev.drumbeat.activities.outgoing;

import dev.drumbeat.activities.effect.Claim;
import dev.drumbeat.activities.effect.Kept;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.EffectKeys;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import dev.drumbeat.journey.campaign.SecretReferences;
import dev.drumbeat.journey.destination.Destination;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The webhooks of one chunk. */
final class WebhookCalls implements Effect {
  private final WebhookClient client;
  private final Keys keys;
  private final Claim claim;
  private final Kept kept;
  private final Clock clock;

  WebhookCalls(WebhookClient client, Keys keys, Claim claim, Kept kept, Clock clock) {
    this.client = client;
    this.keys = keys;
    this.claim = claim;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * A workspace's secrets.
   *
   * @param signing the current one first
   * @param named by name, as far as they are stored
   */
  record Keys(UUID workspace, List<String> signing, Map<String, String> named) {
    @Override
    public String toString() {
      return "keys of " + workspace;
    }
  }

  @Override
  public Answer send(Intent intent, UUID attempt) {
    String url = String.valueOf(intent.content().get("url"));
    Optional<Answer> refused = refusal(url, references(intent));
    if (refused.isPresent()) {
      return refused.get();
    }
    WebhookReply reply = client.send(request(intent, url), attempt);
    if (reply.answer() instanceof Answer.Accepted && saves(intent)) {
      keep(attempt, reply);
    }
    return reply.answer();
  }

  /** The receiver knows the call by its id, so that the same call again is none of its own. */
  @Override
  public Finding find(Intent intent, Others others) {
    return new Finding.Repeatable(claim.unanswered().getOrDefault(intent.id(), 1));
  }

  private Optional<Answer> refusal(String url, Map<String, String> references) {
    Optional<Answer> destination =
        Destination.refusal(url).map(why -> new Answer.Rejected(0, "DESTINATION", why));
    Optional<Answer> secret =
        references.values().stream()
            .flatMap(value -> SecretReferences.names(value).stream())
            .filter(name -> !keys.named().containsKey(name))
            .findFirst()
            .map(name ->
                new Answer.Rejected(
                    0, "NO_SECRET", "No secret '" + name + "' is stored; no request was made"));
    return destination.or(() -> secret);
  }

  private WebhookRequest request(Intent intent, String url) {
    String body = intent.content().get("body") instanceof String text ? text : null;
    String id = EffectKeys.webhook(keys.workspace(), intent.effect());
    long now = clock.instant().getEpochSecond();
    var headers = new LinkedHashMap<String, String>();
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    references(intent)
        .forEach((name, value) ->
            headers.put(
                name,
                SecretReferences.fill(value, secret -> keys.named().getOrDefault(secret, ""))));
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(now));
    headers.put(
        "webhook-signature",
        WebhookSignature.of(keys.signing(), id, now, body == null ? "" : body));
    String method = String.valueOf(intent.content().get("method"));
    return new WebhookRequest(method, URI.create(url), headers, body);
  }

  private void keep(UUID attempt, WebhookReply reply) {
    Optional<Object> answer =
        reply.body() == null ? Optional.empty() : AnswerJson.read(reply.body());
    answer.ifPresentOrElse(
        value -> kept.answer(attempt, value),
        () -> kept.remark(attempt, "its answer is not kept: no JSON of at most 64 KB"));
  }

  private static boolean saves(Intent intent) {
    return Boolean.TRUE.equals(intent.content().get("saves"));
  }

  static Map<String, String> references(Intent intent) {
    var references = new LinkedHashMap<String, String>();
    if (intent.content().get("headers") instanceof Map<?, ?> headers) {
      headers.forEach((name, value) -> references.put(String.valueOf(name), String.valueOf(value)));
    }
    return references;
  }
}
