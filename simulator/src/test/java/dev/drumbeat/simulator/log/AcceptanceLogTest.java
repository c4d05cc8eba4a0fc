package dev.drumbeat.simulator.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.simulator.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptanceLogTest {
  @TempDir Path folder;

  @Test
  void hasWrittenWhatItReturns() throws Exception {
    try (AcceptanceLog log = open(new ArrayList<>())) {
      log.append(List.of(draft("SM1", "a1")));
      assertThat(Files.readString(file())).contains("\"SM1\"").endsWith("}\n");
    }
  }

  @Test
  void numbersAppendsOfManyThreadsWithoutGaps() throws Exception {
    try (AcceptanceLog log = open(new ArrayList<>())) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 500; i++) {
          String id = "SM" + i;
          threads.execute(() -> log.append(List.of(draft(id, id))));
        }
      }
      assertThat(log.index().page(0, 1_000, entry -> true).items())
          .extracting(AcceptedEntry::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
    }
    assertThat(reread()).hasSize(500);
  }

  @Test
  void cutsOffALineThatACrashTore() throws Exception {
    try (AcceptanceLog log = open(new ArrayList<>())) {
      log.append(List.of(draft("SM1", "a1")));
    }
    Files.writeString(file(), "{\"seq\":2,\"at\":\"2026-", StandardOpenOption.APPEND);

    assertThat(reread()).extracting(AcceptedEntry::id).containsExactly("SM1");
    try (AcceptanceLog log = open(new ArrayList<>())) {
      assertThat(log.append(List.of(draft("SM2", "a2"))))
          .extracting(AcceptedEntry::seq)
          .containsExactly(2L);
    }
    assertThat(reread()).extracting(AcceptedEntry::id).containsExactly("SM1", "SM2");
  }

  @Test
  void refusesALogThatIsDamagedInTheMiddle() throws Exception {
    try (AcceptanceLog log = open(new ArrayList<>())) {
      log.append(List.of(draft("SM1", "a1")));
    }
    byte[] sound = Files.readAllBytes(file());
    Files.write(file(), "garbage\n".getBytes(StandardCharsets.UTF_8));
    Files.write(file(), sound, StandardOpenOption.APPEND);

    assertThatThrownBy(this::reread)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void isForOneSimulatorAtATime() throws Exception {
    try (AcceptanceLog log = open(new ArrayList<>())) {
      assertThat(log.index().summary().accepted()).isZero();
      assertThatThrownBy(this::reread).hasMessageContaining("in use");
    }
  }

  @Test
  void countsAttemptsThatWereAcceptedTwice() throws Exception {
    try (AcceptanceLog log = open(new ArrayList<>())) {
      log.append(List.of(draft("SM1", "a1"), draft("SM2", "a2")));
      log.append(List.of(draft("SM3", "a1")));

      assertThat(log.index().summary().duplicatesByAttempt())
          .containsExactly(new AcceptedIndex.Duplicate("SMS a1", 2));
    }
  }

  private List<AcceptedEntry> reread() throws IOException {
    List<AcceptedEntry> entries = new ArrayList<>();
    open(entries).close();
    return entries;
  }

  private AcceptanceLog open(List<AcceptedEntry> earlier) throws IOException {
    return AcceptanceLog.open(folder, Clock.systemUTC(), earlier::add);
  }

  private Path file() {
    return folder.resolve("accepted.log");
  }

  private static AcceptedDraft draft(String id, String attempt) {
    return new AcceptedDraft(
        new AcceptedDraft.Subject("twilio", Kind.SMS, id),
        new Tags(attempt, null),
        new AcceptedDraft.Parties("+12065550100", "+12065550199"),
        "Hello",
        Json.MAPPER.valueToTree(Map.of("body", "Hello")));
  }
}
