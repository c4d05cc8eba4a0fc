package dev.drumbeat.activities.provider;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.conn.ConnectTimeoutException;

/**
 * The one way out: each call puts one request on the wire at most, and says what came of it.
 *
 * <p>HTTP/1.1, because over HTTP/2 the JDK may repeat a request by itself, and a request would
 * share its connection's fate with others. Redirects are not followed: a POST that was redirected
 * may have been taken.
 */
final class OneRequest implements AutoCloseable {
  static final int LARGEST_BODY_BYTES = 16 * 1024 * 1024;

  private final HttpClient client;
  private final OneGet gets;
  private final Duration limit;

  OneRequest(HttpTimeouts timeouts) {
    this(
        client(timeouts.connect()),
        new OneGet(timeouts.connect(), timeouts.answer()),
        timeouts.answer());
  }

  private OneRequest(HttpClient client, OneGet gets, Duration limit) {
    this.client = client;
    this.gets = gets;
    this.limit = limit;
  }

  private static HttpClient client(Duration connect) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connect)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /** The same, with less patience. */
  OneRequest within(Duration shorter) {
    return new OneRequest(client, gets, shorter.compareTo(limit) < 0 ? shorter : limit);
  }

  /** {@link #send} for a GET that a provider bills; see {@link OneGet}. */
  Reply get(HttpRequest request, ErrorBody errorBody) throws NoSuccess {
    return success(gets.exchange(request, limit), errorBody);
  }

  /** Returns a 2xx; everything else is thrown as what it means. */
  Reply send(HttpRequest request, ErrorBody errorBody) throws NoSuccess {
    return success(exchange(request), errorBody);
  }

  private static Reply success(Reply reply, ErrorBody errorBody) throws NoSuccess {
    if (!reply.isSuccess()) {
      throw new NoSuccess(Refusals.of(reply, errorBody));
    }
    return reply;
  }

  // The JDK's own request timeout ends with the headers; this one covers the body too.
  private Reply exchange(HttpRequest request) throws NoSuccess {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY_BYTES));
    try {
      return Reply.of(response.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new NoSuccess(late(limit));
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoSuccess(interrupted());
    } catch (ExecutionException e) {
      throw new NoSuccess(failure(e.getCause() == null ? e : e.getCause()));
    }
  }

  static Answer late(Duration limit) {
    return new Answer.Unknown(null, "No whole answer within " + limit.toMillis() + " ms");
  }

  static Answer interrupted() {
    return new Answer.Unknown(null, "Interrupted while waiting for the answer");
  }

  /** Only what proves that no connection was made counts as not sent. */
  static Answer failure(Throwable failure) {
    if (failure instanceof UnknownHostException
        || (failure instanceof ConnectException && isUnresolved(failure))) {
      return new Answer.NotSent("UNKNOWN_HOST", "The provider's host name is unknown", null);
    }
    if (failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof ConnectTimeoutException) {
      return new Answer.NotSent("NO_CONNECTION", "No connection to the provider", null);
    }
    // Its message may hold the address, and that a token or a phone number.
    return new Answer.Unknown(
        null, "The exchange broke off: " + failure.getClass().getSimpleName());
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    client.shutdownNow();
    gets.close();
  }
}
