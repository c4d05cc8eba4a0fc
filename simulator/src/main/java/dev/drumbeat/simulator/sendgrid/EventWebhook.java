package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.engine.Delivery;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts events in batches until they are taken: SendGrid repeats for a day what isn't answered with
 * a 2xx. Where no hook is set, events come to nothing.
 */
final class EventWebhook {
  private static final int MAX_BATCH = 500;
  private static final double GATHER_SECONDS = 0.2;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

  private final ProviderContext context;
  private final SigningKey key;
  private final Deque<MailEvent> due = new ArrayDeque<>();
  private boolean flushPlanned;
  private Duration retry = FIRST_RETRY;

  EventWebhook(ProviderContext context, SigningKey key) {
    this.context = context;
    this.key = key;
  }

  /**
   * @param skew how far the clock is off of the server that posts it. Such a server posts by
   *     itself, as its batches may be refused for ever, which must not hold up the others
   */
  void add(MailEvent event, Duration skew) throws InterruptedException {
    if (skew.isZero()) {
      add(event);
    } else {
      postAlone(event, skew, FIRST_RETRY);
    }
  }

  private void postAlone(MailEvent event, Duration skew, Duration retry)
      throws InterruptedException {
    if (post(List.of(event), new Signing(key, skew))) {
      context.journal().note(SendGridProvider.NAME, event.id(), event.type());
    } else if (context.agenda().now().isBefore(event.due().plus(GIVEN_UP_AFTER))) {
      context.agenda().after(retry, () -> postAlone(event, skew, longer(retry)));
    }
  }

  private static Duration longer(Duration retry) {
    Duration twice = retry.multipliedBy(2);
    return twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
  }

  private void add(MailEvent event) {
    synchronized (this) {
      due.addLast(event);
      if (flushPlanned) {
        return;
      }
      flushPlanned = true;
    }
    context.agenda().after(context.pace().seconds(GATHER_SECONDS), this::flush);
  }

  private void flush() throws InterruptedException {
    List<MailEvent> batch = take();
    boolean taken = batch.isEmpty() || post(batch, new Signing(key, Duration.ZERO));
    if (taken) {
      batch.forEach(e -> context.journal().note(SendGridProvider.NAME, e.id(), e.type()));
    }
    Duration pause = next(batch, taken);
    if (pause != null) {
      context.agenda().after(pause, this::flush);
    }
  }

  private synchronized List<MailEvent> take() {
    List<MailEvent> batch = new ArrayList<>();
    while (!due.isEmpty() && batch.size() < MAX_BATCH) {
      batch.add(due.removeFirst());
    }
    return batch;
  }

  /** When to flush again: null when nothing is left. */
  private synchronized @Nullable Duration next(List<MailEvent> batch, boolean taken) {
    if (!taken) {
      batch.reversed().forEach(due::addFirst);
      Duration pause = retry;
      retry = longer(retry);
      return pause;
    }
    retry = FIRST_RETRY;
    flushPlanned = !due.isEmpty();
    return flushPlanned ? Duration.ZERO : null;
  }

  /**
   * How a batch is signed.
   *
   * @param skew how far ahead of now the signed time is; negative is past
   */
  record Signing(SigningKey key, Duration skew) {}

  /** Whether the hook took them. */
  boolean post(List<MailEvent> batch, Signing signing) throws InterruptedException {
    URI hook = context.hooks().urls().sendgridEventsUrl();
    if (hook == null) {
      return true;
    }
    // SendGrid's bodies end in CRLF, and whoever trims it can't verify the signature.
    String json = Json.MAPPER.writeValueAsString(batch.stream().map(MailEvent::fields).toList());
    String body = json + "\r\n";
    String timestamp = String.valueOf(context.agenda().now().plus(signing.skew()).getEpochSecond());
    String signature = signing.key().sign(timestamp, body.getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "X-Twilio-Email-Event-Webhook-Signature", signature,
            "X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
    return switch (context.courier().post(hook, headers, body)) {
      case Delivery.Answered answered -> answered.isSuccess();
      case Delivery.Unreachable(String reason) -> false;
    };
  }
}
