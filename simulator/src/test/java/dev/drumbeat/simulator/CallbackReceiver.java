package dev.drumbeat.simulator;

import com.sun.net.httpserver.HttpServer;
import dev.drumbeat.simulator.http.Params;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Stands for the customer: takes callbacks and remembers them in the order of arrival. */
public final class CallbackReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Function<Received, String> answer = callback -> "";
  private volatile int status = 200;

  public record Received(String url, String path, Map<String, String> headers, String body) {
    public Map<String, String> form() {
      Map<String, String> form = new TreeMap<>();
      Params.parse(body).entries().forEach(e -> form.put(e.getKey(), e.getValue()));
      return form;
    }

    public String field(String name) {
      return form().getOrDefault(name, "");
    }

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  public CallbackReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new TreeMap<>();
          exchange
              .getRequestHeaders()
              .forEach(
                  (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Received callback =
              new Received(
                  url(exchange.getRequestURI().toString()),
                  exchange.getRequestURI().getPath(),
                  headers,
                  body);
          received.add(callback);
          byte[] out = answer.apply(callback).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, out.length == 0 ? -1 : out.length);
          exchange.getResponseBody().write(out);
          exchange.close();
        });
    server.start();
  }

  public String url(String pathAndQuery) {
    return "http://localhost:" + server.getAddress().getPort() + pathAndQuery;
  }

  public List<Received> all() {
    return List.copyOf(received);
  }

  public List<Received> at(String path) {
    return received.stream().filter(callback -> callback.path().equals(path)).toList();
  }

  public void answering(Function<Received, String> answers) {
    answer = answers;
  }

  public void answeringStatus(int code) {
    status = code;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
