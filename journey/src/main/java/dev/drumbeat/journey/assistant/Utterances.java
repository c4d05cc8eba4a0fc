package dev.drumbeat.journey.assistant;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the person said in a call, one text for each time they spoke. */
final class Utterances {
  private static final int MOST = 500;
  private static final int LONGEST = 2_000;
  private static final String SPEAKER = "User:";

  private Utterances() {}

  /** Of the messages, or of the transcript where there are none. */
  static List<String> ofPerson(JsonNode artifact) {
    List<String> messages =
        artifact
            .path("messages")
            .valueStream()
            .filter(message -> message.path("role").asString("").equals("user"))
            .map(message -> message.path("message").asString(""))
            .filter(text -> !text.isBlank())
            .map(text -> Texts.storable(text, LONGEST))
            .limit(MOST)
            .toList();
    return messages.isEmpty() ? ofTranscript(artifact) : messages;
  }

  private static List<String> ofTranscript(JsonNode artifact) {
    JsonNode transcript = artifact.path("transcript");
    Stream<String> lines =
        transcript.isString() ? transcript.stringValue().lines() : Stream.empty();
    return lines
        .filter(line -> line.startsWith(SPEAKER))
        .map(line -> Texts.storable(line.substring(SPEAKER.length()).strip(), LONGEST))
        .filter(text -> !text.isBlank())
        .limit(MOST)
        .toList();
  }
}
