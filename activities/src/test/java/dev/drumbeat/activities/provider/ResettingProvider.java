package dev.drumbeat.activities.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that takes each request and resets its connection. */
final class ResettingProvider implements AutoCloseable {
  private final ServerSocket server;
  private final AtomicInteger requests = new AtomicInteger();

  ResettingProvider() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private void serve() {
    try {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          if (socket.getInputStream().read() >= 0) {
            requests.incrementAndGet();
          }
          socket.setSoLinger(true, 0);
        }
      }
    } catch (IOException closed) {
      // The only way to end an accept.
    }
  }

  int requests() {
    return requests.get();
  }

  URI baseUrl() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
