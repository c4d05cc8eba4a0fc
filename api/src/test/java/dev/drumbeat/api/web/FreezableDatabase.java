package dev.drumbeat.api.web;

import dev.drumbeat.db.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands before a database, and can freeze as a stopped process does: it takes, and says nothing.
 */
final class FreezableDatabase implements AutoCloseable {
  private final ServerSocket listener;
  private final URI behind;
  private final DatabaseAddress real;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition thawed = lock.newCondition();
  private boolean frozen;

  FreezableDatabase(DatabaseAddress real) {
    try {
      this.real = real;
      this.behind = URI.create(real.url().substring("jdbc:".length()));
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.startVirtualThread(this::accept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same database by this way. */
  String url() {
    return real.url()
        .replace(behind.getHost() + ":" + behind.getPort(), "localhost:" + listener.getLocalPort());
  }

  void freeze() {
    set(true);
  }

  void thaw() {
    set(false);
  }

  private void set(boolean value) {
    lock.lock();
    try {
      frozen = value;
      thawed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        Socket server = new Socket(behind.getHost(), behind.getPort());
        open.add(client);
        open.add(server);
        Thread.startVirtualThread(() -> pass(client, server));
        Thread.startVirtualThread(() -> pass(server, client));
      }
    } catch (IOException closed) {
      close();
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        awaitThaw();
        out.write(buffer, 0, n);
      }
    } catch (IOException | InterruptedException gone) {
      open.remove(from);
      open.remove(to);
    }
  }

  private void awaitThaw() throws InterruptedException {
    lock.lock();
    try {
      while (frozen) {
        thawed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
