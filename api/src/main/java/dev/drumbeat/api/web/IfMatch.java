package dev.drumbeat.api.web;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Which versions a client takes what it changes to be at (RFC 9110, 13.1.1).
 *
 * @param any whether any will do
 * @param versions by entity tag
 */
public record IfMatch(boolean any, Set<Integer> versions) implements IntPredicate {
  public static final String HEADER = "If-Match";

  private static final IfMatch ANY = new IfMatch(true, Set.of());
  private static final Pattern FORM =
      Pattern.compile("(W/)?\"[^\"]{0,40}\"(\\s*,\\s*(W/)?\"[^\"]{0,40}\")*");
  private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

  /** The entity tag of a version. */
  public static String tag(int version) {
    return "\"" + version + "\"";
  }

  /**
   * Reads the header where it must be.
   *
   * @throws Refusal when it is missing
   */
  public static IfMatch required(@Nullable String header) {
    if (header == null) {
      throw new Refusal(
          HttpStatus.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag that you have read, so that nobody's edit is lost;"
              + " * replaces whatever is there");
    }
    return given(header);
  }

  /**
   * Reads the header where it may be missing.
   *
   * @throws InvalidRequest when it has another form
   */
  public static IfMatch given(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return ANY;
    }
    if (!FORM.matcher(header.strip()).matches()) {
      String message = "Must be * or an entity tag as answered in ETag, with its quotes";
      throw new InvalidRequest(Fault.error("/" + HEADER, "BAD_FORMAT", message));
    }
    // Proxies that compress make tags weak; what ours names is a version, however it is packed.
    var versions = new TreeSet<Integer>();
    TAG.matcher(header)
        .results()
        .map(each -> Integer.valueOf(each.group(1)))
        .forEach(versions::add);
    return new IfMatch(false, Collections.unmodifiableSet(versions));
  }

  @Override
  public boolean test(int version) {
    return any || versions.contains(version);
  }
}
