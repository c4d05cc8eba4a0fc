package dev.drumbeat.activities.provider;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds a call in Vapi's list, which can be asked for an assistant, a number and a time, and gives
 * back the attempt of each call: what bears it is it, and nothing else is.
 */
public final class VapiReadBack {
  private static final int PAGE_SIZE = 1_000;
  private static final int MOST_PAGES = 20;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final VapiCalls calls;

  VapiReadBack(VapiCalls calls) {
    this.calls = calls;
  }

  /**
   * Looks for the attempt's call among those created since five minutes before its submission.
   *
   * @param submittedAt by our clock, at the latest when the request began
   */
  public Finding find(ProviderAccount account, AssistantRequest request, Instant submittedAt) {
    String where =
        "?assistantId=%s&phoneNumberId=%s&limit=%d&createdAtGe=%s"
            .formatted(
                VapiCalls.encode(request.assistant()),
                VapiCalls.encode(request.phoneNumberId()),
                PAGE_SIZE,
                VapiCalls.encode(submittedAt.minus(CLOCK_SKEW).toString()));
    try {
      String attempt = request.attempt().toString();
      return look(
          account, where, call -> attempt.equals(Json.text(call.path("customer"), "externalId")));
    } catch (NoSuccess e) {
      return new Finding.Unreadable(VapiCalls.reason(e.answer()));
    }
  }

  /** What a number has called since some time, whatever assistant spoke; all of it or nothing. */
  public Fetched<List<TwilioSent.Entry>> sent(
      ProviderAccount account, String phoneNumberId, Instant since) {
    String where =
        "?phoneNumberId=%s&limit=%d&createdAtGe=%s"
            .formatted(
                VapiCalls.encode(phoneNumberId), PAGE_SIZE, VapiCalls.encode(since.toString()));
    var entries = new ArrayList<TwilioSent.Entry>();
    try {
      Finding end =
          look(
              account,
              where,
              call -> {
                String id = Json.text(call, "id");
                String to = Json.text(call.path("customer"), "number");
                Instant created = created(call);
                if (id != null && to != null && created != null) {
                  entries.add(new TwilioSent.Entry(id, to, null, created));
                }
                return false;
              });
      return end instanceof Finding.Unreadable(String reason)
          ? new Fetched.Unreadable<>(reason)
          : new Fetched.State<>(entries.stream().distinct().toList());
    } catch (NoSuccess e) {
      return new Fetched.Unreadable<>(VapiCalls.reason(e.answer()));
    }
  }

  /** Newest first; a page begins where the one before ended, with what was created then. */
  private Finding look(ProviderAccount account, String where, Predicate<JsonNode> wanted)
      throws NoSuccess {
    Instant until = null;
    for (int n = 0; n < MOST_PAGES; n++) {
      String page = until == null ? "" : "&createdAtLe=" + VapiCalls.encode(until.toString());
      JsonNode list = calls.list(account, where + page);
      Optional<Finding> found =
          list.valueStream().filter(wanted).findFirst().map(VapiReadBack::found);
      if (found.isPresent()) {
        return found.get();
      }
      if (list.size() < PAGE_SIZE) {
        return new Finding.Nothing();
      }
      Instant oldest = created(list.path(list.size() - 1));
      if (oldest == null || oldest.equals(until)) {
        return new Finding.Unreadable("A list that can't be read to its end");
      }
      until = oldest;
    }
    return new Finding.Unreadable("More than " + PAGE_SIZE * MOST_PAGES + " entries");
  }

  private static Finding found(JsonNode call) {
    String id = Json.text(call, "id");
    JsonNode cost = call.path("cost");
    boolean ended = "ended".equals(Json.text(call, "status"));
    BigDecimal price = ended && cost.isNumber() ? cost.decimalValue() : null;
    return id == null ? new Finding.Unreadable("A call without id") : new Finding.Found(id, price);
  }

  private static @Nullable Instant created(JsonNode call) {
    String text = Json.text(call, "createdAt");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
