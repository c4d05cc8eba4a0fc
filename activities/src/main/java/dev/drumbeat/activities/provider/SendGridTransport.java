package dev.drumbeat.activities.provider;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.apache.http.Header;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.message.BasicHttpResponse;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * SendGrid's SDK over our HTTP client: it asks for an Apache client, whose timeouts are each read's
 * and not the whole answer's. Whatever isn't a 2xx leaves as {@link NoSuccess}.
 */
final class SendGridTransport extends CloseableHttpClient {
  private final OneRequest http;

  SendGridTransport(OneRequest http) {
    this.http = http;
  }

  @Override
  protected CloseableHttpResponse doExecute(
      HttpHost target, org.apache.http.HttpRequest request, HttpContext context)
      throws IOException {
    return new Answered(http.send(translate((HttpUriRequest) request), SendGridTransport::fault));
  }

  private static HttpRequest translate(HttpUriRequest request) throws IOException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request.getURI());
    for (Header header : request.getAllHeaders()) {
      builder.setHeader(header.getName(), header.getValue());
    }
    BodyPublisher body =
        request instanceof HttpEntityEnclosingRequest enclosing
            ? BodyPublishers.ofByteArray(EntityUtils.toByteArray(enclosing.getEntity()))
            : BodyPublishers.noBody();
    return builder.method(request.getMethod(), body).build();
  }

  static ErrorBody.@Nullable Fault fault(JsonNode body) {
    JsonNode first = body.path("errors").path(0);
    String message = Json.text(first, "message");
    String field = Json.text(first, "field");
    return message == null
        ? null
        : new ErrorBody.Fault(null, field == null ? message : message + " [" + field + "]");
  }

  @Override
  public void close() {
    // The HTTP client is shared.
  }

  @Override
  @Deprecated
  public HttpParams getParams() {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  public ClientConnectionManager getConnectionManager() {
    throw new UnsupportedOperationException();
  }

  private static final class Answered extends BasicHttpResponse implements CloseableHttpResponse {
    Answered(Reply reply) {
      super(HttpVersion.HTTP_1_1, reply.status(), "");
      reply
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> addHeader(name, value)));
      setEntity(new ByteArrayEntity(reply.body()));
    }

    @Override
    public void close() {
      // The whole answer has been read.
    }
  }
}
