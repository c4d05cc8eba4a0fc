package dev.drumbeat.activities.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/**
 * A GET that is made once. The JDK's client makes it a second time when the connection is closed
 * before an answer begins, on a fresh connection too, and has no setting against that for one
 * client: what a provider bills would be billed twice. Apache's can be told.
 */
final class OneGet implements AutoCloseable {
  private final CloseableHttpClient client;

  OneGet(Duration connect, Duration limit) {
    client =
        HttpClientBuilder.create()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
            .setMaxConnTotal(1_000)
            .setMaxConnPerRoute(1_000)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectTimeout((int) connect.toMillis())
                    .setSocketTimeout((int) limit.toMillis())
                    .build())
            .build();
  }

  /**
   * Makes it.
   *
   * @param limit for the whole answer
   * @throws NoSuccess when no whole answer came
   */
  Reply exchange(HttpRequest request, Duration limit) throws NoSuccess {
    HttpGet get = new HttpGet(request.uri());
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> get.addHeader(name, value)));
    FutureTask<Reply> exchange = new FutureTask<>(() -> client.execute(get, OneGet::read));
    Thread.startVirtualThread(exchange);
    try {
      return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      get.abort();
      throw new NoSuccess(OneRequest.late(limit));
    } catch (InterruptedException e) {
      get.abort();
      Thread.currentThread().interrupt();
      throw new NoSuccess(OneRequest.interrupted());
    } catch (ExecutionException e) {
      throw new NoSuccess(OneRequest.failure(e.getCause() == null ? e : e.getCause()));
    }
  }

  private static Reply read(HttpResponse response) throws IOException {
    byte[] body = {};
    if (response.getEntity() != null) {
      try (InputStream in = response.getEntity().getContent()) {
        body = in.readNBytes(OneRequest.LARGEST_BODY_BYTES + 1);
      }
      if (body.length > OneRequest.LARGEST_BODY_BYTES) {
        throw new IOException("The answer is too large");
      }
    }
    var headers =
        Arrays.stream(response.getAllHeaders())
            .collect(
                Collectors.groupingBy(
                    Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    return new Reply(
        response.getStatusLine().getStatusCode(),
        HttpHeaders.of(headers, (name, value) -> true),
        body,
        Instant.now());
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
