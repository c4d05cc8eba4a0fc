package dev.drumbeat.journey.template;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.TemplateParser;
import liqp.exceptions.ExceededMaxIterationsException;
import liqp.exceptions.LiquidException;
import liqp.filters.Filter;

/**
 * A compiled Liquid text. Safe to share between threads.
 *
 * <p>At most 50,000 characters, 1,000 turns of its loops, 100,000 characters rendered; it reads
 * only the facts that it is given, never a file, a bean or the clock.
 */
public final class Template {
  private static final int SOURCE_LIMIT = 50_000;
  private static final TemplateParser PARSER = parser();
  private static final Pattern PARSER_ERROR = Pattern.compile("^parser error \"(.*)\" on line .*$");

  private final Map<Escape, liqp.Template> escaped;
  private final Set<String> fields;

  private Template(Map<Escape, liqp.Template> escaped, Set<String> fields) {
    this.escaped = escaped;
    this.fields = fields;
  }

  public static Template compile(String liquid) throws TemplateFault {
    if (liquid.length() > SOURCE_LIMIT) {
      throw new TemplateFault("a template has at most " + SOURCE_LIMIT + " characters", null, null);
    }
    liqp.Template parsed = parse(liquid);
    Map<Escape, liqp.Template> escaped = new EnumMap<>(Escape.class);
    Set<String> fields = Set.of();
    for (Escape escape : Escape.values()) {
      Outline outline = Outline.of(parsed.getParseTree(), escape);
      escaped.put(escape, parse(outline.apply(liquid)));
      fields = outline.fields();
    }
    return new Template(escaped, fields);
  }

  /**
   * Renders for one lead. Under HOLD and SKIP a text that lacks a field comes back empty, so that
   * it can't be sent by mistake; under EMPTY the field renders as nothing. All three name what is
   * missing: an output without a value and without a {@code default}.
   *
   * @throws TemplateFault when it goes over a limit
   */
  public Rendered render(Map<String, Object> facts, Missing missing, Escape escape)
      throws TemplateFault {
    MissingFields lacking = new MissingFields();
    Map<String, Object> variables = new HashMap<>(facts);
    variables.put(Filters.MISSING, lacking);
    String rendered = rendered(Objects.requireNonNull(escaped.get(escape)), variables);
    boolean withheld = missing != Missing.EMPTY && !lacking.names().isEmpty();
    return new Rendered(withheld ? "" : rendered, lacking.names());
  }

  /** The limit that it goes over for every lead, found by rendering it for one without a fact. */
  public Optional<TemplateFault> overLimit() {
    try {
      render(Map.of(), Missing.EMPTY, Escape.TEXT);
      return Optional.empty();
    } catch (TemplateFault fault) {
      return Optional.of(fault).filter(TemplateFault::limit);
    }
  }

  /** The fields that it names, such as {@code owner.first_name}. */
  public Set<String> fields() {
    return fields;
  }

  private static String rendered(liqp.Template template, Map<String, Object> variables)
      throws TemplateFault {
    // liqp keeps the state of a rendering in the template.
    synchronized (template) {
      try {
        return template.renderUnguarded(variables);
      } catch (RuntimeException e) {
        String message = "can't be rendered: " + e.getMessage();
        throw isLimit(e)
            ? TemplateFault.overLimit(message)
            : new TemplateFault(message, null, null);
      }
    }
  }

  /** liqp wraps what a filter throws, and has no type for a text that grew too long. */
  private static boolean isLimit(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ExceededMaxIterationsException
          || t instanceof Filters.Limit
          || String.valueOf(t.getMessage()).startsWith("rendered string exceeds")) {
        return true;
      }
    }
    return false;
  }

  private static liqp.Template parse(String liquid) throws TemplateFault {
    try {
      return PARSER.parse(liquid);
    } catch (LiquidException e) {
      String message = String.valueOf(e.getMessage());
      Matcher matcher = PARSER_ERROR.matcher(message);
      throw new TemplateFault(
          matcher.matches() ? matcher.group(1) : message, e.line, e.charPositionInLine + 1);
    } catch (RuntimeException e) {
      throw new TemplateFault(String.valueOf(e.getMessage()), null, null);
    }
  }

  private static TemplateParser parser() {
    TemplateParser.Builder builder =
        new TemplateParser.Builder()
            .withLocale(Locale.US)
            .withMaxIterations(1_000)
            .withMaxSizeRenderedString(100_000)
            .withMaxTemplateSizeBytes(400_000L);
    for (Filter filter : Filters.all()) {
      builder.withFilter(filter);
    }
    return builder.build();
  }
}
