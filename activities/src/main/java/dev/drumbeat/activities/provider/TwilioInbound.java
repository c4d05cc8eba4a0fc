package dev.drumbeat.activities.provider;

import com.twilio.base.Page;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Texts that people sent to our numbers, as Twilio lists them: what its webhook didn't tell.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>
 */
public final class TwilioInbound {
  private static final int PAGE_SIZE = 1_000;
  private static final int MOST_PAGES = 20;

  private final TwilioClients clients;

  TwilioInbound(TwilioClients clients) {
    this.clients = clients;
  }

  /**
   * A text from a person.
   *
   * @param from as Twilio writes it
   */
  public record Text(String sid, String from, String to, String body, Instant sentAt) {
    /** Without what the person wrote and who it is, so that it may be logged. */
    @Override
    public String toString() {
      return "text " + sid;
    }
  }

  /**
   * All texts to a number since some time, oldest first; unreadable when not all could be read.
   *
   * @param to E.164
   */
  public Fetched<List<Text>> since(ProviderAccount account, String to, Instant since) {
    MessageReader reader =
        Message.reader().setTo(new PhoneNumber(to)).setDateSentAfter(since.atZone(ZoneOffset.UTC));
    reader.pageSize(PAGE_SIZE);
    try {
      return read(reader, clients.of(account));
    } catch (RuntimeException e) {
      // On an answer of another shape the SDK fails in any way; all mean that nothing was read.
      return new Fetched.Unreadable<>(TwilioAnswers.reason(e));
    }
  }

  private static Fetched<List<Text>> read(MessageReader reader, TwilioRestClient client) {
    var texts = new ArrayList<Text>();
    Page<Message> page = reader.firstPage(client);
    for (int n = 1; ; n++) {
      page.getRecords().stream()
          .filter(message -> message.getDirection() == Message.Direction.INBOUND)
          .map(TwilioInbound::text)
          .forEach(texts::add);
      if (!page.hasNextPage()) {
        // Twilio lists the newest first.
        return new Fetched.State<>(texts.reversed());
      }
      if (n == MOST_PAGES) {
        return new Fetched.Unreadable<>("More than " + PAGE_SIZE * MOST_PAGES + " entries");
      }
      page = reader.nextPage(page, client);
    }
  }

  private static Text text(Message message) {
    return new Text(
        Objects.requireNonNull(message.getSid()),
        Objects.requireNonNull(message.getFrom()).toString(),
        Objects.requireNonNull(message.getTo()),
        Objects.requireNonNullElse(message.getBody(), ""),
        Objects.requireNonNull(message.getDateSent()).toInstant());
  }
}
