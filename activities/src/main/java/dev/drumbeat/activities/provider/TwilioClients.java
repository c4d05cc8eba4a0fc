package dev.drumbeat.activities.provider;

import com.twilio.http.TwilioRestClient;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Twilio's client of each account, the most recently used ones kept: making one is costly. */
final class TwilioClients {
  static final String OWN_ADDRESS = "https://api.twilio.com";
  private static final int CAPACITY = 256;

  private final OneRequest http;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Key, TwilioRestClient> clients = new LinkedHashMap<>(16, 0.75f, true);

  TwilioClients(OneRequest http) {
    this.http = http;
  }

  TwilioRestClient of(ProviderAccount account) {
    Key key =
        new Key(
            account.credential("accountSid"), account.credential("authToken"), account.baseUrl());
    lock.lock();
    try {
      TwilioRestClient client = clients.computeIfAbsent(key, this::create);
      if (clients.size() > CAPACITY) {
        clients.remove(clients.keySet().iterator().next());
      }
      return client;
    } finally {
      lock.unlock();
    }
  }

  private TwilioRestClient create(Key key) {
    return new TwilioRestClient.Builder(key.accountSid(), key.authToken())
        .httpClient(new TwilioTransport(http, key.baseUrl()))
        .build();
  }

  private record Key(String accountSid, String authToken, @Nullable URI baseUrl) {
    @Override
    public String toString() {
      return "Key[" + accountSid + "]";
    }
  }
}
