package dev.drumbeat.activities.outgoing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An operator's system on this machine, over TLS, under the name hooks.example.com. */
final class Receiver implements AutoCloseable {
  static final String HOST = "hooks.example.com";
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final SSLContext TLS = tls();

  private final HttpsServer server;
  private final List<Got> requests = new CopyOnWriteArrayList<>();
  private final Deque<Reply> replies = new ArrayDeque<>();
  private final AtomicInteger resolved = new AtomicInteger();

  /** A request as it came. */
  record Got(String method, String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /** What is answered. */
  record Reply(int status, String body, Map<String, String> headers) {
    static Reply of(int status) {
      return new Reply(status, "", Map.of());
    }
  }

  private Receiver() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TLS));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  static Receiver start() {
    try {
      return new Receiver();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it answers next, in order; 200 without a body after that. */
  Receiver answers(Reply... next) {
    replies.addAll(List.of(next));
    return this;
  }

  String url() {
    return "https://" + HOST + ":" + server.getAddress().getPort() + "/hook";
  }

  List<Got> requests() {
    return requests;
  }

  /** How often its name was resolved. */
  int resolved() {
    return resolved.get();
  }

  /** Reaches it and, of names, nothing else. */
  Reach reach() {
    return new Reach(this::resolve, true, TLS);
  }

  /** As the public internet would be reached, where that name has these addresses. */
  static Reach publicOnly(String... addresses) {
    return new Reach(
        host -> {
          InetAddress[] all = new InetAddress[addresses.length];
          for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
          }
          return all;
        },
        false,
        TLS);
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    resolved.incrementAndGet();
    if (!host.equals(HOST)) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(
          new Got(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              body));
      Reply reply = next();
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized Reply next() {
    return replies.isEmpty() ? Reply.of(200) : replies.removeFirst();
  }

  /** A certificate of its own for the name, made for this run of the tests. */
  private static SSLContext tls() {
    try {
      Path file = Files.createTempDirectory("receiver").resolve("keys.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(PASSWORD),
                  "-alias",
                  "hooks",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + HOST,
                  "-ext",
                  "san=dns:" + HOST)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool failed");
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        keys.load(in, PASSWORD);
      }
      return context(keys);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
