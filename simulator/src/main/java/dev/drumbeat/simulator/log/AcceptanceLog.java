package dev.drumbeat.simulator.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The log that proofs rest on. An append returns only once its entries are on disk; appends that
 * arrive together share one sync, so thousands a second fit through.
 */
public final class AcceptanceLog implements AutoCloseable {
  private static final int MAX_WAITING = 4_096;

  private final LineFile<AcceptedEntry> file;
  private final AcceptedIndex index;
  private final Clock clock;
  private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread writer;
  private volatile boolean closed;

  private record Append(
      List<AcceptedDraft> drafts, CompletableFuture<List<AcceptedEntry>> written) {}

  private AcceptanceLog(LineFile<AcceptedEntry> file, AcceptedIndex index, Clock clock) {
    this.file = file;
    this.index = index;
    this.clock = clock;
    writer = Thread.ofPlatform().name("acceptance-log").daemon().unstarted(this::writeGroups);
  }

  /** Opens {@code accepted.log} and hands over what was accepted earlier, in order. */
  public static AcceptanceLog open(Path folder, Clock clock, Consumer<AcceptedEntry> earlier)
      throws IOException {
    AcceptedIndex index = new AcceptedIndex();
    LineFile<AcceptedEntry> file =
        LineFile.open(
            folder.resolve("accepted.log"),
            AcceptedEntry.class,
            entry -> {
              index.add(entry.withoutRequest());
              earlier.accept(entry);
            });
    AcceptanceLog log = new AcceptanceLog(file, index, clock);
    log.writer.start();
    return log;
  }

  public AcceptedIndex index() {
    return index;
  }

  /**
   * Blocks until the entries are synced.
   *
   * @throws UncheckedIOException when the disk refuses; nothing may be answered as accepted then
   */
  public List<AcceptedEntry> append(List<AcceptedDraft> drafts) {
    if (closed) {
      throw closedLog();
    }
    Append append = new Append(List.copyOf(drafts), new CompletableFuture<>());
    try {
      waiting.put(append);
      if (closed) {
        abandonWaiting();
      }
      return append.written().join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw closedLog();
    } catch (CompletionException failed) {
      throw new UncheckedIOException("the acceptance log can't be written", cause(failed));
    }
  }

  private static IOException cause(CompletionException failed) {
    return failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
  }

  private static UncheckedIOException closedLog() {
    return new UncheckedIOException(new IOException("the acceptance log is closed"));
  }

  private void writeGroups() {
    List<Append> group = new ArrayList<>();
    try {
      while (!closed) {
        group.add(waiting.take());
        waiting.drainTo(group);
        write(group);
        group.clear();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      abandonWaiting();
    }
  }

  private void write(List<Append> group) {
    List<List<AcceptedEntry>> entries = new ArrayList<>();
    long seq = index.lastSeq();
    for (Append append : group) {
      List<AcceptedEntry> numbered = new ArrayList<>();
      for (AcceptedDraft draft : append.drafts()) {
        numbered.add(AcceptedEntry.of(++seq, clock.instant(), draft));
      }
      entries.add(numbered);
    }
    try {
      file.append(entries.stream().flatMap(List::stream).toList());
      file.sync();
    } catch (IOException refused) {
      // After a failed sync the file's state is unknown, so nothing more is accepted.
      closed = true;
      group.forEach(append -> append.written().completeExceptionally(refused));
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      entries.get(i).forEach(entry -> index.add(entry.withoutRequest()));
      group.get(i).written().complete(entries.get(i));
    }
  }

  private void abandonWaiting() {
    List<Append> left = new ArrayList<>();
    waiting.drainTo(left);
    left.forEach(append -> append.written().completeExceptionally(closedLog()));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    // An empty append wakes the writer; an interrupt would tear what it is writing.
    waiting.offer(new Append(List.of(), new CompletableFuture<>()));
    try {
      writer.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    abandonWaiting();
    file.close();
  }
}
