package dev.drumbeat.simulator.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Manner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every request that reached a provider: a line when it has come, before anything is done about it,
 * and a line when it is answered. Written through to the operating system at once, so that it
 * survives a kill of the simulator; not synced, so it may not survive one of the machine.
 */
public final class RequestLog implements AutoCloseable {
  private final LineFile<Line> file;
  private final RequestIndex index;
  private final Clock clock;

  /** One of both. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(@Nullable RequestEntry request, RequestEntry.@Nullable Outcome answer) {}

  private RequestLog(LineFile<Line> file, RequestIndex index, Clock clock) {
    this.file = file;
    this.index = index;
    this.clock = clock;
  }

  /** Opens {@code requests.log} and hands over what faults were drawn for earlier. */
  public static RequestLog open(Path folder, Clock clock, Consumer<String> subjects)
      throws IOException {
    RequestIndex index = new RequestIndex();
    LineFile<Line> file =
        LineFile.open(
            folder.resolve("requests.log"),
            Line.class,
            line -> {
              if (line.request() != null) {
                index.add(line.request());
              }
              if (line.answer() != null) {
                index.answered(line.answer());
                if (line.answer().subject() != null) {
                  subjects.accept(line.answer().subject());
                }
              }
            });
    return new RequestLog(file, index, clock);
  }

  public RequestIndex index() {
    return index;
  }

  /** The number that the request got. */
  public synchronized long arrived(RequestEntry.Arrival arrival) {
    RequestEntry entry = RequestEntry.of(index.lastSeq() + 1, clock.instant(), arrival);
    write(new Line(entry, null));
    index.add(entry);
    return entry.seq();
  }

  public synchronized void answered(long seq, Answer answer) {
    boolean reset = answer.manner() instanceof Manner.Reset;
    Answer.Trace trace = answer.trace();
    RequestEntry.Outcome outcome =
        new RequestEntry.Outcome(
            seq,
            clock.instant(),
            reset ? "reset" : String.valueOf(answer.status()),
            trace.ids(),
            trace.subject(),
            trace.faults());
    write(new Line(null, outcome));
    index.answered(outcome);
  }

  private void write(Line line) {
    try {
      file.append(List.of(line));
    } catch (IOException refused) {
      throw new UncheckedIOException("requests.log can't be written", refused);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
