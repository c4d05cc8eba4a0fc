package dev.drumbeat.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result for people. */
public final class ResultTable {
  private static final int MOST_LINES = 20;
  private static final String SENDS = "  %-16s %9s %9s %9s %9s %9s   %9s %9s %9s";

  private ResultTable() {}

  public static List<String> lines(Result result) {
    List<String> lines = new ArrayList<>();
    Standing standing = result.standing();
    lines.add("");
    lines.add(
        "Run %s %s after %s; business time %s"
            .formatted(
                standing.id(),
                standing.state().toLowerCase(Locale.ROOT),
                Elapsed.text(standing.took(Instant.now())),
                BusinessHour.text(standing.startedAt().plus(standing.businessOffset()))));
    lines.add("");
    counts(result, lines);
    lines.add("");
    sends(standing, lines);
    lines.add("");
    proof(result, lines);
    return lines;
  }

  private static void counts(Result result, List<String> lines) {
    Standing.Counts counts = result.standing().counts();
    lines.add(
        "  Audience %,d = %,d active + %,d done + %,d exited + %,d failed; %,d rows rejected"
            .formatted(
                counts.audience(),
                counts.active(),
                counts.done(),
                counts.exited(),
                counts.failed(),
                result.rejectedRows()));
    if (result.standing().excluded() > 0) {
      lines.add(
          "  %,d more were left out: this campaign has had them, and its reentry rule says so"
              .formatted(result.standing().excluded()));
    }
    double perLead =
        counts.audience() == 0 ? 0 : (double) result.engine().historyEvents() / counts.audience();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d workflows with %,d history events: %.2f for each lead",
            result.engine().workflows(),
            result.engine().historyEvents(),
            perLead));
  }

  private static void sends(Standing standing, List<String> lines) {
    lines.add(
        SENDS.formatted(
            "",
            "accepted",
            "rejected",
            "unknown",
            "abandoned",
            "not sent",
            "allowed",
            "denied",
            "deferred"));
    for (Effects kind : Effects.values()) {
      String channel = kind.channel();
      lines.add(
          SENDS
              .formatted(
                  kind.title(),
                  intents(standing, kind, "accepted"),
                  intents(standing, kind, "rejected"),
                  intents(standing, kind, "unknown"),
                  intents(standing, kind, "abandoned"),
                  intents(standing, kind, "not_sent"),
                  channel == null ? "" : decisions(standing, channel, "allowed"),
                  channel == null ? "" : decisions(standing, channel, "denied"),
                  channel == null ? "" : decisions(standing, channel, "deferred"))
              .stripTrailing());
    }
  }

  private static String intents(Standing standing, Effects kind, String state) {
    return "%,d".formatted(standing.intents(kind.intent(), state));
  }

  private static String decisions(Standing standing, String channel, String outcome) {
    return "%,d".formatted(standing.decisions(channel, outcome));
  }

  private static void proof(Result result, List<String> lines) {
    lines.add(
        "Proof: the providers' log has %,d acceptances, the ledger %,d"
            .formatted(result.proof().total(), result.proof().inLedger()));
    if (result.proof().repeated() > 0) {
      lines.add(
          "  Repeated by policy, as two empty reads held them for lost: %,d"
              .formatted(result.proof().repeated()));
    }
    list("Duplicates", result.proof().duplicates(), lines);
    list("Missing", result.proof().missing(), lines);
    list(
        "Differences of %,d counters to what they count"
            .formatted(result.balance().counted().size()),
        result.balance().differences(),
        lines);
    lines.add(result.holds() ? "  It holds." : "  IT DOES NOT HOLD.");
  }

  private static void list(String title, List<String> found, List<String> lines) {
    lines.add("  %s: %,d".formatted(title, found.size()));
    found.stream().limit(MOST_LINES).forEach(each -> lines.add("    " + each));
    if (found.size() > MOST_LINES) {
      lines.add("    and %,d more".formatted(found.size() - MOST_LINES));
    }
  }
}
