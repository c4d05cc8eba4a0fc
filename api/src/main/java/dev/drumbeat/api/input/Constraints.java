package dev.drumbeat.api.input;

import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/** Checks a value against the annotations that the API's description shows too. */
final class Constraints {
  private Constraints() {}

  static Optional<Fault> check(Object value, AnnotatedType type, String pointer) {
    for (Annotation annotation : type.getAnnotations()) {
      Optional<Fault> fault = check(value, annotation, pointer);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> check(Object value, Annotation annotation, String pointer) {
    return switch (annotation) {
      case NotBlank _ when value instanceof String text && text.isBlank() ->
          fault(pointer, "REQUIRED", "Must not be empty");
      case Size size -> size(value, size, pointer);
      case Min min when number(value).compareTo(BigDecimal.valueOf(min.value())) < 0 ->
          fault(pointer, "OUT_OF_RANGE", "Must be " + min.value() + " or more");
      case Max max when number(value).compareTo(BigDecimal.valueOf(max.value())) > 0 ->
          fault(pointer, "OUT_OF_RANGE", "Must be " + max.value() + " or less");
      case Positive _ when number(value).signum() <= 0 ->
          fault(pointer, "OUT_OF_RANGE", "Must be more than 0");
      case Pattern pattern when !value.toString().matches(pattern.regexp()) ->
          fault(pointer, "BAD_FORMAT", pattern.message());
      case Phone _ when PhoneNumbers.e164(value.toString()).isEmpty() ->
          fault(pointer, "BAD_PHONE", "Not a phone number that can be called; write +12065550147");
      case Email _ when EmailAddresses.normalise(value.toString()).isEmpty() ->
          fault(pointer, "BAD_EMAIL", "Not an e-mail address; write name@example.com");
      default -> Optional.empty();
    };
  }

  private static Optional<Fault> size(Object value, Size size, String pointer) {
    if (value instanceof String text) {
      return size(text.codePointCount(0, text.length()), size, pointer, "characters");
    }
    return value instanceof Collection<?> items
        ? size(items.size(), size, pointer, "entries")
        : Optional.empty();
  }

  private static Optional<Fault> size(int length, Size size, String pointer, String unit) {
    if (length < size.min()) {
      String message = "Must have at least %d %s, has %d".formatted(size.min(), unit, length);
      return fault(pointer, "TOO_SHORT", message);
    }
    if (length > size.max()) {
      String message = "Must have at most %d %s, has %d".formatted(size.max(), unit, length);
      return fault(pointer, "TOO_LONG", message);
    }
    return Optional.empty();
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(value.toString());
  }

  private static Optional<Fault> fault(String pointer, String code, String message) {
    return Optional.of(Fault.error(pointer, code, message));
  }
}
