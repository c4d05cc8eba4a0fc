package dev.drumbeat.activities.provider;

import com.twilio.base.Page;
import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What texts and calls cost. Twilio sets a price only once a message has gone or a call has ended,
 * and no callback tells it; its lists do, a thousand at a time.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call resource</a>
 */
public final class TwilioPrices {
  private static final int PAGE_SIZE = 1_000;
  private static final int MOST_PAGES = 20;

  private final TwilioClients clients;

  TwilioPrices(TwilioClients clients) {
    this.clients = clients;
  }

  /**
   * Prices of the texts from a number since some time, positive, by sid: of the newest 20,000 at
   * most.
   *
   * @param from E.164
   */
  public Fetched<Map<String, BigDecimal>> texts(
      ProviderAccount account, String from, Instant since) {
    return read(
        account,
        Message.reader()
            .setFrom(new PhoneNumber(from))
            .setDateSentAfter(since.atZone(ZoneOffset.UTC)),
        Message::getSid,
        Message::getPrice);
  }

  /** Prices of the calls from a number since some time, as {@link #texts}. */
  public Fetched<Map<String, BigDecimal>> calls(
      ProviderAccount account, String from, Instant since) {
    return read(
        account,
        Call.reader()
            .setFrom(new PhoneNumber(from))
            .setStartTimeAfter(since.atZone(ZoneOffset.UTC)),
        Call::getSid,
        Call::getPrice);
  }

  private <T extends Resource> Fetched<Map<String, BigDecimal>> read(
      ProviderAccount account,
      Reader<T> reader,
      Function<T, @Nullable String> sid,
      Function<T, @Nullable String> price) {
    reader.pageSize(PAGE_SIZE);
    var prices = new HashMap<String, BigDecimal>();
    try {
      TwilioRestClient client = clients.of(account);
      Page<T> page = reader.firstPage(client);
      for (int n = 1; ; n++) {
        for (T each : page.getRecords()) {
          String id = sid.apply(each);
          BigDecimal cost = TwilioAnswers.cost(price.apply(each));
          if (id != null && cost != null) {
            prices.put(id, cost);
          }
        }
        if (n == MOST_PAGES || !page.hasNextPage()) {
          return new Fetched.State<>(prices);
        }
        page = reader.nextPage(page, client);
      }
    } catch (RuntimeException e) {
      // On an answer of another shape the SDK fails in any way; all mean that nothing was read.
      return new Fetched.Unreadable<>(TwilioAnswers.reason(e));
    }
  }
}
