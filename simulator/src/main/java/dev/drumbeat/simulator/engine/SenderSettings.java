package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How each number or messaging service treats opt-out keywords, kept in {@code senders.json}. */
public final class SenderSettings {
  private final Path file;
  private volatile List<Sender> senders;

  /** What Twilio does about STOP, START and HELP. */
  public enum OptOutHandling {
    /** Answers and blocks by itself; the customer sees an ordinary text. What nobody set has it. */
    DEFAULT,
    /** The same, and the customer is told by {@code OptOutType}. */
    ADVANCED,
    /** Nothing: answering and blocking are left to the customer. */
    OFF
  }

  /**
   * One sender.
   *
   * @param address a number, or a messaging service's sid
   */
  public record Sender(String address, OptOutHandling optOut) {}

  private record Stored(List<Sender> senders) {}

  private SenderSettings(Path file, List<Sender> senders) {
    this.file = file;
    this.senders = List.copyOf(senders);
  }

  public static SenderSettings open(Path folder) throws IOException {
    Path file = folder.resolve("senders.json");
    return new SenderSettings(
        file,
        Files.exists(file)
            ? Json.MAPPER.readValue(Files.readAllBytes(file), Stored.class).senders()
            : List.of());
  }

  public List<Sender> senders() {
    return senders;
  }

  /** Of the first sender whose address is meant. */
  public OptOutHandling optOut(Predicate<String> address) {
    Optional<Sender> set = senders.stream().filter(s -> address.test(s.address())).findFirst();
    return set.map(Sender::optOut).orElse(OptOutHandling.DEFAULT);
  }

  public synchronized void replace(List<Sender> others) {
    try {
      Path written = file.resolveSibling("senders.json.new");
      Files.write(written, Json.bytes(new Stored(others)));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new UncheckedIOException("senders.json can't be written", refused);
    }
    senders = List.copyOf(others);
  }
}
