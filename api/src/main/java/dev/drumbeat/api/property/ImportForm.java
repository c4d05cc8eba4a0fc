package dev.drumbeat.api.property;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.journey.imports.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * What a client asks to be imported.
 *
 * @param list the key of the list that takes the properties; null is none
 * @param source where the rows are from; with a row's key it makes a property one
 * @param overrides field to column, or to a colon and a value for every row
 */
record ImportForm(
    MultipartFile file, @Nullable String list, String source, Map<String, String> overrides) {
  private static final Pattern LIST = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Set<String> KNOWN = Set.of("list", "source", "map");

  /**
   * Reads the form.
   *
   * @throws InvalidRequest with all that is wrong
   */
  static ImportForm read(MultipartHttpServletRequest request) {
    var faults = new ArrayList<Fault>();
    request.getParameterMap().keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .map(name -> Fault.error("/" + name, "UNKNOWN_FIELD", "Is not known"))
        .forEach(faults::add);
    MultipartFile file = request.getFile("file");
    if (file == null || file.isEmpty()) {
      faults.add(Fault.error("/file", "REQUIRED", "The form has no file"));
    }
    String list = text(request, "list", LIST, "lower-case letters, digits and hyphens", faults);
    String source = text(request, "source", SOURCE, "letters, digits, . _ and -", faults);
    Map<String, String> overrides = overrides(request.getParameterValues("map"), faults);
    if (!faults.isEmpty() || file == null) {
      throw new InvalidRequest(faults);
    }
    return new ImportForm(file, list, source == null ? "csv" : source, overrides);
  }

  /** The file's name, fit to be stored. */
  String fileName() {
    return fileName(file);
  }

  static String fileName(MultipartFile file) {
    String name = file.getOriginalFilename();
    String kept = name == null ? "" : name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
    return kept.isBlank() ? "upload.csv" : kept.substring(0, Math.min(kept.length(), 200));
  }

  private static @Nullable String text(
      MultipartHttpServletRequest request,
      String name,
      Pattern form,
      String wanted,
      List<Fault> faults) {
    String value = request.getParameter(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (!form.matcher(value).matches()) {
      String message = "Must be " + wanted + ", 63 at most";
      faults.add(Fault.error("/" + name, "BAD_FORMAT", message));
    }
    return value;
  }

  // Written either way: a field's name left of the equals sign, or else right of it.
  private static Map<String, String> overrides(String @Nullable [] given, List<Fault> faults) {
    var overrides = new LinkedHashMap<String, String>();
    for (String each : given == null ? new String[0] : given) {
      int first = each.indexOf('=');
      int last = each.lastIndexOf('=');
      Optional<Field> left = first < 0 ? Optional.empty() : field(each.substring(0, first));
      Optional<Field> right = last < 0 ? Optional.empty() : field(each.substring(last + 1));
      if (left.isPresent()) {
        overrides.put(left.get().name(), each.substring(first + 1));
      } else if (right.isPresent()) {
        overrides.put(right.get().name(), each.substring(0, last));
      } else {
        faults.add(Fault.error("/map", "UNKNOWN_FIELD", "'" + each + "' names none of " + names()));
      }
    }
    return overrides;
  }

  private static Optional<Field> field(String text) {
    String bare = bare(text);
    return Arrays.stream(Field.values()).filter(each -> bare(each.name()).equals(bare)).findFirst();
  }

  private static String names() {
    return String.join(
        ", ",
        Arrays.stream(Field.values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
  }

  private static String bare(String text) {
    return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
