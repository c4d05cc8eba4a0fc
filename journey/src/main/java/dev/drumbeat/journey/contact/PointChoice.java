package dev.drumbeat.journey.contact;

import dev.drumbeat.journey.Channel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a lead's contact points a channel uses. First those that aren't suppressed, then by kind
 * of line, then the main contact's, then by score, then the oldest. A landline gets no text. Where
 * all are suppressed the best of them is chosen all the same, so that the gate can say why not.
 */
public final class PointChoice {
  private PointChoice() {}

  public static Optional<Chosen> choose(List<Candidate> candidates, Channel channel) {
    return choose(candidates, channel, null);
  }

  /**
   * As the other, among those that a step names.
   *
   * @param to null leaves it to the channel's ranking
   */
  public static Optional<Chosen> choose(
      List<Candidate> candidates, Channel channel, @Nullable Addressee to) {
    List<Candidate> named =
        candidates.stream().filter(each -> to == null || to.admits(each)).toList();
    return best(named, channel);
  }

  private static Optional<Chosen> best(List<Candidate> candidates, Channel channel) {
    Comparator<Candidate> best =
        Comparator.comparing((Candidate c) -> c.suppressedFor().contains(channel))
            .thenComparing(c -> rank(c, channel))
            .thenComparing(c -> !c.primary())
            .thenComparing(Comparator.comparingInt(Candidate::score).reversed())
            .thenComparing(Candidate::pointId);
    List<Candidate> usable =
        candidates.stream().filter(candidate -> reaches(candidate, channel)).sorted(best).toList();
    return usable.stream().findFirst().map(first -> chosen(first, usable, channel));
  }

  private static boolean reaches(Candidate candidate, Channel channel) {
    return switch (channel) {
      case SMS -> candidate.kind() == PointKind.PHONE && candidate.lineType() != LineType.LANDLINE;
      case VOICE -> candidate.kind() == PointKind.PHONE;
      case EMAIL -> candidate.kind() == PointKind.EMAIL;
    };
  }

  private static int rank(Candidate candidate, Channel channel) {
    if (channel == Channel.EMAIL) {
      return 0;
    }
    return switch (candidate.lineType()) {
      case MOBILE -> 0;
      case LANDLINE -> 1;
      case VOIP -> 2;
      case UNKNOWN -> 3;
    };
  }

  private static Chosen chosen(Candidate first, List<Candidate> usable, Channel channel) {
    boolean suppressed = first.suppressedFor().contains(channel);
    String line =
        first.kind() == PointKind.EMAIL
            ? "e-mail"
            : first.lineType().name().toLowerCase(Locale.ROOT) + " phone";
    String reason =
        "%s of the %s contact, score %d; best of %d%s"
            .formatted(
                line,
                first.primary() ? "main" : "other",
                first.score(),
                usable.size(),
                suppressed ? ", all of them suppressed" : "");
    return new Chosen(first.pointId(), first.contactId(), reason);
  }
}
