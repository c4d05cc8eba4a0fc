package dev.drumbeat.journey.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The filters that a template may use: pure ones, each with a limit on what it makes, so that no
 * text doubles itself until memory is gone.
 */
final class Filters {
  /** The name of the filter that records a field that the lead lacks. */
  static final String REQUIRED = "drumbeat_required";

  /** The name of the filter that escapes an output as the inside of a JSON string. */
  static final String JSON = "drumbeat_json";

  /** Under this name the facts of a rendering hold the set of missing fields; no template can. */
  static final String MISSING = "drumbeat.missing";

  static final Set<String> ALLOWED =
      Set.of(
          "abs",
          "append",
          "at_least",
          "at_most",
          "capitalize",
          "ceil",
          "date",
          "default",
          "divided_by",
          "downcase",
          "escape",
          "escape_once",
          "first",
          "floor",
          "join",
          "last",
          "lstrip",
          "minus",
          "modulo",
          "newline_to_br",
          "normalize_whitespace",
          "plus",
          "prepend",
          "remove",
          "remove_first",
          "replace",
          "replace_first",
          "reverse",
          "round",
          "rstrip",
          "size",
          "slice",
          "sort",
          "split",
          "strip",
          "strip_html",
          "strip_newlines",
          "times",
          "truncate",
          "truncatewords",
          "uniq",
          "upcase",
          "url_encode");

  private static final int TEXT_LIMIT = 10_000;
  private static final int DIGIT_LIMIT = 40;

  private Filters() {}

  static List<Filter> all() {
    List<Filter> limited =
        liqp.filters.Filters.DEFAULT_FILTERS.values().stream()
            .filter(filter -> ALLOWED.contains(filter.name))
            .<Filter>map(Limited::new)
            .toList();
    return Stream.concat(limited.stream(), Stream.of(new Required(), new Json())).toList();
  }

  /** What no template may do, whatever the lead. */
  static final class Limit extends RuntimeException {
    Limit(String message) {
      super(message);
    }
  }

  private static final class Limited extends Filter {
    private final Filter inner;

    Limited(Filter inner) {
      super(inner.name);
      this.inner = inner;
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, Object... params) {
      if (name.equals("date") && Set.of("now", "today").contains(String.valueOf(value))) {
        throw new Limit("a template can't ask for the current time");
      }
      Object made = inner.apply(value, context, params);
      boolean tooLong = made instanceof CharSequence text && text.length() > TEXT_LIMIT;
      boolean tooBig = made instanceof BigDecimal number && number.precision() > DIGIT_LIMIT;
      if (tooLong || tooBig) {
        throw new Limit("'" + name + "' made a value that is too large");
      }
      return made;
    }
  }

  private static final class Json extends Filter {
    Json() {
      super(JSON);
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, Object... params) {
      if (value == null || value instanceof Number || value instanceof Boolean) {
        return value;
      }
      return new String(JsonStringEncoder.getInstance().quoteAsCharArray(value.toString()));
    }
  }

  /** Records its parameter, a field's name, when that field has no value. */
  private static final class Required extends Filter {
    Required() {
      super(REQUIRED);
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, TemplateContext context, Object... params) {
      boolean lacks = value == null || value.toString().isBlank();
      if (lacks && context.get(MISSING) instanceof MissingFields missing) {
        missing.add(String.valueOf(params[0]));
      }
      return value;
    }
  }
}
