package dev.drumbeat.journey.template;

import java.util.Map;
import java.util.Set;

/** A compiled Liquid text. Safe to share between threads. */
public final class Template {
  private final String source;

  private Template(String source) {
    this.source = source;
  }

  public static Template compile(String liquid) throws TemplateFault {
    if (liquid.length() > 100_000) {
      throw new TemplateFault("a template has at most 100000 characters", null, null);
    }
    return new Template(liquid);
  }

  /**
   * Renders for one lead. Under HOLD and SKIP a text that lacks a field comes back empty, so that
   * it can't be sent by mistake; under EMPTY the field renders as nothing. Both name what is
   * missing.
   */
  public Rendered render(Map<String, Object> facts, Missing missing, Escape escape)
      throws TemplateFault {
    throw new UnsupportedOperationException(source + facts + missing + escape);
  }

  /** The fields that it names, such as {@code owner.first_name}. */
  public Set<String> fields() {
    throw new UnsupportedOperationException(source);
  }
}
