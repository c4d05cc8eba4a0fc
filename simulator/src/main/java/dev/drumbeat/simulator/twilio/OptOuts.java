package dev.drumbeat.simulator.twilio;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Twilio's opt-outs: a whole message of one keyword blocks the sender for that person. Source:
 * Twilio support, "Twilio support for opt-out keywords", list of 2026.
 */
final class OptOuts {
  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
  private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
  private static final Set<String> HELP = Set.of("HELP", "INFO");

  private final Set<String> blocked = ConcurrentHashMap.newKeySet();

  /** As Advanced Opt-Out names them in its webhooks. */
  enum Type {
    STOP,
    START,
    HELP
  }

  /** What the text is a keyword for; null for all other texts. */
  static @Nullable Type typeOf(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    if (STOP.contains(word)) {
      return Type.STOP;
    }
    if (START.contains(word)) {
      return Type.START;
    }
    return HELP.contains(word) ? Type.HELP : null;
  }

  void apply(Type type, String person, String sender) {
    switch (type) {
      case STOP -> blocked.add(pair(person, sender));
      case START -> blocked.remove(pair(person, sender));
      case HELP -> {}
    }
  }

  boolean blocks(String person, String sender) {
    return blocked.contains(pair(person, sender));
  }

  private static String pair(String person, String sender) {
    return person + " " + sender;
  }
}
