package dev.drumbeat.activities.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A provider that says what it is told to, and remembers every request. */
final class StubProvider implements AutoCloseable {
  private final HttpServer server;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Behaviour behaviour = (exchange, number) -> exchange.close();

  record Seen(String method, URI uri, Map<String, List<String>> headers, String body) {
    Map<String, String> form() {
      return parameters(body);
    }

    Map<String, String> query() {
      return parameters(uri.getRawQuery());
    }

    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  interface Behaviour {
    void answer(HttpExchange exchange, int number) throws IOException, InterruptedException;
  }

  StubProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body;
    try (InputStream in = exchange.getRequestBody()) {
      body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
    try {
      behaviour.answer(exchange, seen.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  StubProvider answers(int status, String body, String... headers) {
    behaviour = (exchange, number) -> write(exchange, status, body, headers);
    return this;
  }

  /** One answer a request, all 200, in this order. */
  StubProvider answersInTurn(String... bodies) {
    behaviour = (exchange, number) -> write(exchange, 200, bodies[number - 1]);
    return this;
  }

  /** Takes the request and says nothing. */
  StubProvider staysSilent() {
    behaviour = (exchange, number) -> closing.await();
    return this;
  }

  /** Begins an answer and doesn't end it. */
  StubProvider stopsInTheMiddle(int status, String beginning) {
    behaviour =
        (exchange, number) -> {
          exchange.sendResponseHeaders(status, beginning.length() + 100L);
          exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          closing.await();
        };
    return this;
  }

  /** Takes the request and closes the connection. */
  StubProvider hangsUp() {
    behaviour = (exchange, number) -> exchange.close();
    return this;
  }

  /** Answers the first request, and keeps the connection; hangs up on the others. */
  StubProvider answersOnce(int status, String body) {
    behaviour =
        (exchange, number) -> {
          if (number == 1) {
            write(exchange, status, body);
          } else {
            exchange.close();
          }
        };
    return this;
  }

  List<Seen> seen() {
    return seen;
  }

  Seen onlyRequest() {
    if (seen.size() != 1) {
      throw new AssertionError("Expected one request, saw " + seen.size());
    }
    return seen.getFirst();
  }

  URI baseUrl() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private static void write(HttpExchange exchange, int status, String body, String... headers)
      throws IOException {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static Map<String, String> parameters(@Nullable String encoded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (encoded != null && !encoded.isEmpty()) {
      for (String pair : encoded.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        parameters.merge(decode(parts[0]), decode(parts[1]), (a, b) -> a + "," + b);
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
