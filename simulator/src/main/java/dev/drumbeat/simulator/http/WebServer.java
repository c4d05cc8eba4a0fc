package dev.drumbeat.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP/1.1 server, a virtual thread for each connection. The JDK's own rewrites the case of
 * header names, which vendors' SDKs look up by case, and can't reset a connection.
 */
public final class WebServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 4_096;
  private static final int BACKLOG = 1_024;
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  private final Function<Request, Answer> handler;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Semaphore room = new Semaphore(MAX_CONNECTIONS);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Takes the port; nobody is served before {@link #start}.
   *
   * @throws IOException when the port is taken
   */
  public WebServer(InetSocketAddress address, Function<Request, Answer> handler)
      throws IOException {
    this(new ServerSocket(), address, handler);
  }

  /**
   * As the other, but over TLS.
   *
   * @throws IOException when the port is taken
   */
  public WebServer(InetSocketAddress address, SSLContext tls, Function<Request, Answer> handler)
      throws IOException {
    this(tls.getServerSocketFactory().createServerSocket(), address, handler);
  }

  private WebServer(
      ServerSocket listener, InetSocketAddress address, Function<Request, Answer> handler)
      throws IOException {
    this.listener = listener;
    this.handler = handler;
    listener.setReuseAddress(true);
    try {
      listener.bind(address, BACKLOG);
    } catch (IOException taken) {
      listener.close();
      throw new IOException("can't listen on " + address + ": " + taken.getMessage(), taken);
    }
  }

  public void start() {
    Thread.ofPlatform().name("simulator-" + port()).start(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        room.acquire();
        Socket socket = listener.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | InterruptedException | RejectedExecutionException closed) {
      log.debug("no longer accepting connections");
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket, handler).serve();
    } catch (IOException | UncheckedIOException gone) {
      log.debug("a connection ended early: {}", gone.getMessage());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
      room.release();
    }
  }

  /** Lets go of the port at once; requests under way are cut off as in a crash. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
