package dev.drumbeat.activities.provider;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A whole HTTP answer; never compared. */
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, HttpHeaders headers, byte[] body, Instant at) {

  static Reply of(HttpResponse<byte[]> response) {
    return new Reply(response.statusCode(), response.headers(), response.body(), Instant.now());
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** Without headers and body, which may be personal. */
  @Override
  public String toString() {
    return "Reply[HTTP " + status + "]";
  }
}
