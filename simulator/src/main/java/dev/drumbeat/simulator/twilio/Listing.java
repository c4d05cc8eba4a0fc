package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Twilio's pages: newest first, at most 1,000 a page, linked by relative URIs. */
final class Listing {
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 1_000;
  private static final String TOKEN_PREFIX = "PA";

  private Listing() {}

  /**
   * @param name of the array in the answer
   * @param path of the list
   */
  record Shape<T>(String name, String path, Function<T, Map<String, @Nullable Object>> json) {}

  static <T extends Listed> Answer answer(
      Shelf<T> shelf, Params query, Predicate<T> filter, Shape<T> shape) {
    int size = pageSize(query);
    Shelf.Page<T> page =
        shelf.page(
            new Shelf.Query<>(query.first("To"), query.first("From"), filter, size, after(query)));
    return Answer.json(200, body(page, query, shape));
  }

  private static <T extends Listed> Map<String, @Nullable Object> body(
      Shelf.Page<T> page, Params query, Shape<T> shape) {
    int size = pageSize(query);
    int number = number(query);
    List<T> items = page.items();
    String next = page.more() ? uri(query, shape.path(), number + 1, items.getLast().sid()) : null;
    return Json.object(
        shape.name(),
        items.stream().map(shape.json()).toList(),
        "page",
        number,
        "page_size",
        size,
        "start",
        number * size,
        "end",
        number * size + Math.max(0, items.size() - 1),
        "first_page_uri",
        uri(query, shape.path(), 0, null),
        "next_page_uri",
        next,
        "previous_page_uri",
        null,
        "uri",
        shape.path());
  }

  private static String uri(Params query, String path, int number, @Nullable String after) {
    Map<String, String> params = new LinkedHashMap<>();
    query.entries().forEach(e -> params.putIfAbsent(e.getKey(), e.getValue()));
    params.put("PageSize", String.valueOf(pageSize(query)));
    params.put("Page", String.valueOf(number));
    params.remove("PageToken");
    if (after != null) {
      params.put("PageToken", TOKEN_PREFIX + after);
    }
    return path + "?" + Params.of(params).encode();
  }

  private static int pageSize(Params query) {
    int asked = integer(query.first("PageSize"), DEFAULT_PAGE_SIZE);
    return Math.clamp(asked, 1, MAX_PAGE_SIZE);
  }

  private static int number(Params query) {
    return Math.max(0, integer(query.first("Page"), 0));
  }

  private static @Nullable String after(Params query) {
    String token = query.first("PageToken");
    return token == null || !token.startsWith(TOKEN_PREFIX)
        ? null
        : token.substring(TOKEN_PREFIX.length());
  }

  private static int integer(@Nullable String text, int otherwise) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  /**
   * Whether the time satisfies {@code name}, {@code name<} and {@code name>}, each a day or an
   * instant, all inclusive. No time satisfies no filter.
   *
   * @throws java.time.format.DateTimeParseException when a filter is no date
   */
  static boolean inRange(Params query, String name, @Nullable Instant time) {
    String on = query.first(name);
    String until = query.first(name + "<");
    String since = query.first(name + ">");
    if (time == null) {
      return on == null && until == null && since == null;
    }
    return (on == null || day(time).equals(day(Times.since(on))))
        && (since == null || !time.isBefore(Times.since(since)))
        && (until == null || !time.isAfter(Times.until(until)));
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
