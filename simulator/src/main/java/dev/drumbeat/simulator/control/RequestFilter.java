package dev.drumbeat.simulator.control;

import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.RequestEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which requests somebody wants to see: all that satisfy every parameter given. */
final class RequestFilter {
  static final List<String> PARAMETERS =
      List.of(
          "provider",
          "kind",
          "method",
          "to",
          "from",
          "attempt",
          "outcome",
          "accepted",
          "fault",
          "since",
          "until");

  private RequestFilter() {}

  static Predicate<RequestEntry> of(Params query) {
    Predicate<RequestEntry> wanted = same(query.first("provider"), RequestEntry::provider);
    wanted = wanted.and(same(query.first("method"), RequestEntry::method));
    wanted = wanted.and(same(query.first("to"), RequestEntry::to));
    wanted = wanted.and(same(query.first("from"), RequestEntry::from));
    wanted = wanted.and(same(query.first("attempt"), RequestEntry::attempt));
    wanted = wanted.and(ofKind(query.first("kind")));
    wanted = wanted.and(answered(query));
    return wanted.and(between(query.first("since"), query.first("until")));
  }

  private interface Field {
    @Nullable String of(RequestEntry entry);
  }

  private static Predicate<RequestEntry> same(@Nullable String wanted, Field field) {
    return entry -> wanted == null || wanted.equals(field.of(entry));
  }

  /** One kind of effect, {@code effects} for any, or {@code reads} for none. */
  private static Predicate<RequestEntry> ofKind(@Nullable String kind) {
    return switch (kind) {
      case null -> entry -> true;
      case "effects" -> entry -> entry.kind() != null;
      case "reads" -> entry -> entry.kind() == null;
      default -> {
        var wanted = Queries.kind(kind);
        yield entry -> entry.kind() == wanted;
      }
    };
  }

  private static Predicate<RequestEntry> answered(Params query) {
    String outcome = query.first("outcome");
    String accepted = query.first("accepted");
    String fault = query.first("fault");
    return entry -> {
      RequestEntry.Outcome answer = entry.answer();
      return (outcome == null || (answer != null && outcome.equals(answer.outcome())))
          && (accepted == null
              || Objects.equals(accepted, String.valueOf(answer != null && answer.accepted())))
          && (fault == null || (answer != null && answer.struckBy().contains(fault)));
    };
  }

  private static Predicate<RequestEntry> between(@Nullable String since, @Nullable String until) {
    Instant from = since == null ? Instant.MIN : Queries.instant("since", since);
    Instant to = until == null ? Instant.MAX : Queries.instant("until", until);
    return entry -> !entry.at().isBefore(from) && entry.at().isBefore(to);
  }
}
