package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a person's consents cover a channel. */
final class Consents {
  private Consents() {}

  /** Written consent that no later NONE took back; one made by a simulator counts only there. */
  static boolean suffice(GateFacts facts) {
    return switch (facts.channel()) {
      case SMS, EMAIL -> true;
      case VOICE -> written(facts);
    };
  }

  /** Whether written consent for the channel stands. */
  static boolean written(GateFacts facts) {
    Instant revoked = latest(facts, Consent.Basis.NONE);
    return latest(facts, Consent.Basis.WRITTEN).isAfter(revoked);
  }

  /** When the newest consent for the channel was given, of any kind, unless it was taken back. */
  static Optional<Instant> given(GateFacts facts) {
    return Stream.of(Consent.Basis.EXPRESS, Consent.Basis.WRITTEN)
        .map(basis -> latest(facts, basis))
        .max(Comparator.naturalOrder())
        .filter(at -> at.isAfter(latest(facts, Consent.Basis.NONE)));
  }

  /** Each consent of the channel, for the record. */
  static List<String> describe(GateFacts facts) {
    return about(facts.consents().stream(), facts.channel())
        .sorted(Comparator.comparing(Consent::at))
        .map(c -> c.basis() + " at " + c.at() + (c.simulated() ? " (simulated)" : ""))
        .toList();
  }

  private static Instant latest(GateFacts facts, Consent.Basis basis) {
    SenderFacts sender = facts.sender();
    // Without a sender the provider may be a real one.
    boolean live = sender == null || sender.live();
    return about(facts.consents().stream(), facts.channel())
        .filter(consent -> consent.basis() == basis)
        .filter(consent -> basis == Consent.Basis.NONE || !(consent.simulated() && live))
        .map(Consent::at)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static Stream<Consent> about(Stream<Consent> consents, Channel channel) {
    return consents.filter(consent -> consent.channel() == channel);
  }
}
