package dev.drumbeat.activities.outgoing;

import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.HttpTimeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes one request, once, to an address that was checked.
 *
 * <p>The JDK's client resolves the name by itself when it connects, so that a name could lead
 * elsewhere by then, and makes a GET twice. Apache's connects to the addresses that its resolver
 * returns, which are the ones that were judged, with the name still in TLS and in the request.
 */
public final class WebhookClient implements AutoCloseable {
  static final int LARGEST_ANSWER_BYTES = 64 * 1024;
  private static final int MOST_CONNECTIONS = 1_000;

  private final CloseableHttpClient client;
  private final Duration limit;

  /** Makes one; close it to end what is in flight. */
  public WebhookClient(HttpTimeouts timeouts, Reach reach) {
    limit = timeouts.answer();
    client =
        HttpClientBuilder.create()
            .setDnsResolver(reach::resolve)
            .setSSLContext(reach.tls())
            .setUserAgent("Drumbeat-Webhooks/1")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout((int) timeouts.connect().toMillis())
                    .setSocketTimeout((int) limit.toMillis())
                    .build())
            .build();
  }

  /** Waits for the whole answer at most as long as the timeouts say. */
  WebhookReply send(WebhookRequest request, UUID attempt) {
    HttpUriRequest http = translate(request);
    var exchange = new FutureTask<>(() -> client.execute(http, reply -> read(reply, attempt)));
    Thread.startVirtualThread(exchange);
    try {
      return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      http.abort();
      return WebhookReply.of(
          new Answer.Unknown(null, "No whole answer within " + limit.toMillis() + " ms"));
    } catch (InterruptedException e) {
      http.abort();
      Thread.currentThread().interrupt();
      return WebhookReply.of(new Answer.Unknown(null, "Interrupted while waiting for the answer"));
    } catch (ExecutionException e) {
      return WebhookReply.of(WebhookAnswers.failure(e.getCause() == null ? e : e.getCause()));
    }
  }

  private static HttpUriRequest translate(WebhookRequest request) {
    RequestBuilder builder = RequestBuilder.create(request.method()).setUri(request.url());
    request.headers().forEach(builder::setHeader);
    if (request.body() != null) {
      builder.setEntity(new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8)));
    }
    return builder.build();
  }

  private static WebhookReply read(HttpResponse response, UUID attempt) throws IOException {
    Answer answer = WebhookAnswers.of(response, attempt);
    return new WebhookReply(answer, answer instanceof Answer.Accepted ? body(response) : null);
  }

  private static byte @Nullable [] body(HttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return null;
    }
    try (InputStream in = response.getEntity().getContent()) {
      byte[] body = in.readNBytes(LARGEST_ANSWER_BYTES + 1);
      return body.length > LARGEST_ANSWER_BYTES ? null : body;
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
