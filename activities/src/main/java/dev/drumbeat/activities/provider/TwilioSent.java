package dev.drumbeat.activities.provider;

import com.twilio.base.Page;
import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that one of our numbers sent, as Twilio lists it. Without a filter by time: what waits in
 * Twilio's queue has no time of sending yet.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call resource</a>
 */
public final class TwilioSent {
  private static final int PAGE_SIZE = 1_000;
  private static final int MOST_PAGES = 100;

  private final TwilioClients clients;

  TwilioSent(TwilioClients clients) {
    this.clients = clients;
  }

  /**
   * A text or call that Twilio took.
   *
   * @param to E.164
   * @param body of a text; null for a call
   * @param created by Twilio's clock, whole seconds
   */
  public record Entry(String sid, String to, @Nullable String body, Instant created) {
    /** Without what it says and to whom, so that it may be logged. */
    @Override
    public String toString() {
      return "entry " + sid;
    }
  }

  /**
   * Texts from a number, made over the API since some time; unreadable when not all could be read,
   * of 100,000 at most.
   *
   * @param from E.164
   */
  public Fetched<List<Entry>> texts(ProviderAccount account, String from, Instant since) {
    return read(
        account,
        Message.reader().setFrom(new PhoneNumber(from)),
        since,
        message -> new Listed(message.getDateCreated(), entry(message)));
  }

  /** Calls from a number, as {@link #texts}. */
  public Fetched<List<Entry>> calls(ProviderAccount account, String from, Instant since) {
    return read(
        account,
        Call.reader().setFrom(new PhoneNumber(from)),
        since,
        call -> new Listed(call.getDateCreated(), entry(call)));
  }

  /** What is listed; without an entry where it isn't ours. */
  private record Listed(@Nullable ZonedDateTime created, @Nullable Entry entry) {
    boolean isBefore(Instant time) {
      return Objects.requireNonNull(created).toInstant().isBefore(time);
    }
  }

  private static @Nullable Entry entry(Message message) {
    return message.getDirection() != Message.Direction.OUTBOUND_API
        ? null
        : new Entry(
            Objects.requireNonNull(message.getSid()),
            Objects.requireNonNull(message.getTo()),
            Objects.requireNonNullElse(message.getBody(), ""),
            Objects.requireNonNull(message.getDateCreated()).toInstant());
  }

  private static @Nullable Entry entry(Call call) {
    return !"outbound-api".equals(call.getDirection())
        ? null
        : new Entry(
            Objects.requireNonNull(call.getSid()),
            Objects.requireNonNull(call.getTo()),
            null,
            Objects.requireNonNull(call.getDateCreated()).toInstant());
  }

  private <T extends Resource> Fetched<List<Entry>> read(
      ProviderAccount account, Reader<T> reader, Instant since, Function<T, Listed> listed) {
    reader.pageSize(PAGE_SIZE);
    try {
      return read(reader, clients.of(account), since, listed);
    } catch (RuntimeException e) {
      // On an answer of another shape the SDK fails in any way; all mean that nothing was read.
      return new Fetched.Unreadable<>(TwilioAnswers.reason(e));
    }
  }

  /** Twilio lists the newest first: a page of older ones only is followed by still older ones. */
  private static <T extends Resource> Fetched<List<Entry>> read(
      Reader<T> reader, TwilioRestClient client, Instant since, Function<T, Listed> listed) {
    var entries = new ArrayList<Entry>();
    Page<T> page = reader.firstPage(client);
    for (int n = 1; ; n++) {
      List<Listed> all = page.getRecords().stream().map(listed).toList();
      List<Listed> newer = all.stream().filter(each -> !each.isBefore(since)).toList();
      newer.stream().map(Listed::entry).filter(Objects::nonNull).forEach(entries::add);
      if (newer.isEmpty() || !page.hasNextPage()) {
        return new Fetched.State<>(entries);
      }
      if (n == MOST_PAGES) {
        return new Fetched.Unreadable<>("More than " + PAGE_SIZE * MOST_PAGES + " entries");
      }
      page = reader.nextPage(page, client);
    }
  }
}
