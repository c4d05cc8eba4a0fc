package dev.drumbeat.simulator.control;

import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which acceptances somebody wants to see: all that satisfy every parameter given. */
final class AcceptedFilter {
  static final List<String> PARAMETERS =
      List.of("kind", "to", "from", "attempt", "fault", "since", "until");

  private AcceptedFilter() {}

  static Predicate<AcceptedEntry> of(Params query) {
    String kindName = query.first("kind");
    Kind kind = kindName == null ? null : Queries.kind(kindName);
    Predicate<AcceptedEntry> wanted = entry -> kind == null || entry.kind() == kind;
    wanted = wanted.and(same(query.first("to"), AcceptedEntry::to));
    wanted = wanted.and(same(query.first("from"), AcceptedEntry::from));
    wanted = wanted.and(same(query.first("attempt"), AcceptedEntry::attempt));
    wanted = wanted.and(struckBy(query.first("fault")));
    return wanted.and(between(query.first("since"), query.first("until")));
  }

  private interface Field {
    @Nullable String of(AcceptedEntry entry);
  }

  private static Predicate<AcceptedEntry> same(@Nullable String wanted, Field field) {
    return entry -> wanted == null || wanted.equals(field.of(entry));
  }

  private static Predicate<AcceptedEntry> struckBy(@Nullable String fault) {
    return entry ->
        fault == null
            || entry.fate().faults().stream().anyMatch(each -> each.kind().name().equals(fault));
  }

  private static Predicate<AcceptedEntry> between(@Nullable String since, @Nullable String until) {
    Instant from = since == null ? Instant.MIN : Queries.instant("since", since);
    Instant to = until == null ? Instant.MAX : Queries.instant("until", until);
    return entry -> !entry.at().isBefore(from) && entry.at().isBefore(to);
  }
}
