package dev.drumbeat.simulator.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: request, answer, request, answer, until either side has enough. */
final class Connection {
  /** Longer than clients keep theirs, so that it is the client who closes. */
  private static final int IDLE_MILLIS = 75_000;

  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final Socket socket;
  private final OutputStream out;
  private final Function<Request, Answer> handler;

  Connection(Socket socket, Function<Request, Answer> handler) throws IOException {
    this.socket = socket;
    this.handler = handler;
    // Without it an answer waits for the client's delayed acknowledgement.
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(IDLE_MILLIS);
    out = socket.getOutputStream();
  }

  void serve() throws IOException, InterruptedException {
    RequestReader reader =
        new RequestReader(
            new BufferedInputStream(socket.getInputStream()),
            socket.getInetAddress().isLoopbackAddress(),
            this::askForBody);
    try {
      boolean goOn = true;
      while (goOn) {
        goOn = serve(reader.read());
      }
    } catch (RequestReader.Unacceptable refused) {
      send(Answer.json(refused.status(), Json.object("message", refused.getMessage())), false);
    }
  }

  /** Whether another request may follow. */
  private boolean serve(@Nullable Request request) throws IOException, InterruptedException {
    if (request == null) {
      return false;
    }
    Answer answer = answer(request);
    boolean goOn = !"close".equalsIgnoreCase(request.header("Connection"));
    switch (answer.manner()) {
      case Manner.Prompt() -> send(answer, goOn);
      case Manner.Late(Duration delay) -> {
        Thread.sleep(delay);
        send(answer, goOn);
      }
      case Manner.Drip(Duration total) -> drip(answer, total, goOn);
      case Manner.Reset() -> {
        // Closing without lingering is what sends the reset.
        socket.setSoLinger(true, 0);
        return false;
      }
    }
    return goOn;
  }

  private Answer answer(Request request) {
    try {
      return handler.apply(request);
    } catch (RuntimeException defect) {
      log.error("{} {} failed", request.method(), request.path(), defect);
      return Answer.json(500, Json.object("message", "the simulator failed"));
    }
  }

  private void send(Answer answer, boolean goOn) throws IOException {
    byte[] head = head(answer, goOn);
    byte[] whole = new byte[head.length + answer.body().length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(answer.body(), 0, whole, head.length, answer.body().length);
    out.write(whole);
    out.flush();
  }

  private void drip(Answer answer, Duration total, boolean goOn)
      throws IOException, InterruptedException {
    out.write(head(answer, goOn));
    long nanosPerByte = total.toNanos() / Math.max(1, answer.body().length);
    for (byte b : answer.body()) {
      out.write(b);
      out.flush();
      TimeUnit.NANOSECONDS.sleep(nanosPerByte);
    }
  }

  private static byte[] head(Answer answer, boolean goOn) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ");
    head.append(answer.status()).append(" .\r\n");
    answer.headers().forEach((name, value) -> header(head, name, value));
    if (answer.status() != 204) {
      header(head, "Content-Length", String.valueOf(answer.body().length));
    }
    header(head, "Connection", goOn ? "keep-alive" : "close");
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private void askForBody() {
    try {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
