package dev.drumbeat.activities.provider;

import com.twilio.base.Page;
import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.http.TwilioRestClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a submission in Twilio's lists, which can't be asked for it: neither the callback address
 * nor the creation time is a filter, so all of a pair of numbers is read.
 *
 * @param submittedAt by our clock
 * @param knownIds ids that belong to other attempts
 * @param otherDoubts when other submissions began that are looked for too: what was created nearer
 *     to one of them is that one's
 */
record ReadBack(Instant submittedAt, Set<String> knownIds, List<Instant> otherDoubts) {
  private static final int PAGE_SIZE = 1_000;
  private static final int MOST_PAGES = 20;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** From a submission to what may be it: clocks differ, but seldom so that it comes before. */
  private static final Comparator<Duration> NEAREST =
      Comparator.comparing(Duration::isNegative).thenComparing(Duration::abs);

  /** An entry of the list that could be the submission. */
  record Candidate(String id, Instant created, @Nullable BigDecimal price) {

    /** Throws {@link IllegalStateException} when it has no id or creation time to judge it by. */
    static Candidate of(
        @Nullable String id, @Nullable ZonedDateTime created, @Nullable String price) {
      if (id == null || created == null) {
        throw new IllegalStateException("An entry without id or creation time");
      }
      return new Candidate(id, created.toInstant(), TwilioAnswers.cost(price));
    }
  }

  /** The candidate function returns null for what differs from the submission. */
  <T extends Resource> Finding in(
      TwilioRestClient client, Reader<T> reader, Function<T, @Nullable Candidate> candidate) {
    List<Candidate> candidates = new ArrayList<>();
    boolean whole;
    try {
      reader.pageSize(PAGE_SIZE);
      whole = collect(client, reader, candidate, candidates);
    } catch (RuntimeException e) {
      // On an answer of another shape the SDK fails in any way; all mean that nothing was read.
      return new Finding.Unreadable(TwilioAnswers.reason(e));
    }
    return conclude(candidates, whole);
  }

  private static <T extends Resource> boolean collect(
      TwilioRestClient client,
      Reader<T> reader,
      Function<T, @Nullable Candidate> candidate,
      List<Candidate> candidates) {
    Page<T> page = reader.firstPage(client);
    for (int n = 1; ; n++) {
      for (T entry : page.getRecords()) {
        Candidate found = candidate.apply(entry);
        if (found != null) {
          candidates.add(found);
        }
      }
      if (!page.hasNextPage() || n == MOST_PAGES) {
        return !page.hasNextPage();
      }
      page = reader.nextPage(page, client);
    }
  }

  /** The list's order is not documented, and it may hold the same text of other days. */
  private Finding conclude(List<Candidate> candidates, boolean whole) {
    return candidates.stream()
        .filter(candidate -> !knownIds.contains(candidate.id()))
        .filter(
            candidate -> !candidate.created().isBefore(inSeconds(submittedAt).minus(CLOCK_SKEW)))
        .filter(candidate ->
            otherDoubts.stream()
                .noneMatch(other -> NEAREST.compare(gap(candidate, other), gap(candidate)) < 0))
        .min(Comparator.comparing(this::gap, NEAREST))
        .<Finding>map(best -> new Finding.Found(best.id(), best.price()))
        .orElseGet(() ->
            whole
                ? new Finding.Nothing()
                : new Finding.Unreadable("More than " + PAGE_SIZE * MOST_PAGES + " entries"));
  }

  private Duration gap(Candidate candidate) {
    return gap(candidate, submittedAt);
  }

  private static Duration gap(Candidate candidate, Instant submission) {
    return Duration.between(inSeconds(submission), candidate.created());
  }

  /** Twilio's times are whole seconds. */
  private static Instant inSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
