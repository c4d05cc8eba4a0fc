package dev.drumbeat.simulator.log;

import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the caller said about its own request: the attempt's id, and the effect that the attempt is
 * meant to bring about. Both are opaque; two acceptances of one attempt or effect are a duplicate.
 */
public record Tags(@Nullable String attempt, @Nullable String effect) {
  /** From the query of a callback URL, where Twilio's callers put theirs. */
  public static Tags ofCallback(@Nullable String url) {
    if (url == null) {
      return new Tags(null, null);
    }
    Params query = Params.parse(URI.create(url).getRawQuery());
    return new Tags(query.first("attempt"), query.first("effect"));
  }

  public static Tags ofHeaders(Request request) {
    return new Tags(request.header("X-Request-Id"), request.header("X-Effect"));
  }
}
