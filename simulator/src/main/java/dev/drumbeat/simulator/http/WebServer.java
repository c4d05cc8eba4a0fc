package dev.drumbeat.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's HTTP server on virtual threads, with bounds on bodies and on requests at a time. */
public final class WebServer implements AutoCloseable {
  /** SendGrid takes mail of 30 MB; nothing else comes near. */
  private static final int MAX_BODY_BYTES = 31 * 1024 * 1024;

  private static final int MAX_REQUESTS_AT_A_TIME = 2_048;
  private static final int BACKLOG = 1_024;
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  static {
    // Without it each keep-alive answer waits 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Function<Request, Answer> handler;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(MAX_REQUESTS_AT_A_TIME);

  public WebServer(InetSocketAddress address, Function<Request, Answer> handler)
      throws IOException {
    this.handler = handler;
    server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Lets go of the port at once; requests under way are cut off as in a crash. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    room.acquireUninterruptibly();
    try (exchange) {
      byte[] body = read(exchange.getRequestBody());
      if (body.length > MAX_BODY_BYTES) {
        write(exchange, Answer.json(413, Json.object("message", "request entity too large")));
      } else {
        write(exchange, handler.apply(request(exchange, body)));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      // The answer of a server with a defect; the log tells a person which.
      log.error(
          "{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), fault);
      throw fault;
    } finally {
      room.release();
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    return in.readNBytes(MAX_BODY_BYTES + 1);
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getRequestHeaders(),
        body,
        exchange.getRemoteAddress().getAddress().isLoopbackAddress());
  }

  private static void write(HttpExchange exchange, Answer answer)
      throws IOException, InterruptedException {
    switch (answer.manner()) {
      case Manner.Prompt() -> send(exchange, answer, Duration.ZERO);
      case Manner.Late(Duration delay) -> {
        Thread.sleep(delay);
        send(exchange, answer, Duration.ZERO);
      }
      case Manner.Drip(Duration total) -> send(exchange, answer, total);
      case Manner.Reset() -> log.debug("closing without an answer");
    }
  }

  private static void send(HttpExchange exchange, Answer answer, Duration drip)
      throws IOException, InterruptedException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    if (length == 0) {
      return;
    }
    try (OutputStream out = exchange.getResponseBody()) {
      if (drip.isZero()) {
        out.write(answer.body());
      } else {
        dripInto(out, answer.body(), drip.toMillis() / length);
      }
    }
  }

  private static void dripInto(OutputStream out, byte[] body, long millisPerByte)
      throws IOException, InterruptedException {
    for (byte b : body) {
      out.write(b);
      out.flush();
      TimeUnit.MILLISECONDS.sleep(millisPerByte);
    }
  }
}
