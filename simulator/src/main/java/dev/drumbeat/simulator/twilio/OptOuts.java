package dev.drumbeat.simulator.twilio;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Twilio's default opt-out: a whole message of one keyword blocks the sender for that person.
 * Source: Twilio support, "Twilio support for opt-out keywords", list of 2026.
 */
final class OptOuts {
  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
  private static final Set<String> START = Set.of("START", "YES", "UNSTOP");

  private final Set<String> blocked = ConcurrentHashMap.newKeySet();

  /** Reads the keyword, if the text is one. */
  void read(String person, String sender, String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    if (STOP.contains(word)) {
      blocked.add(pair(person, sender));
    } else if (START.contains(word)) {
      blocked.remove(pair(person, sender));
    }
  }

  boolean blocks(String person, String sender) {
    return blocked.contains(pair(person, sender));
  }

  private static String pair(String person, String sender) {
    return person + " " + sender;
  }
}
