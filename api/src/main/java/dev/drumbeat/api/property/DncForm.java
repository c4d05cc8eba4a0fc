package dev.drumbeat.api.property;

import dev.drumbeat.api.input.Bodies;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.dnc.DncKind;
import dev.drumbeat.db.dnc.NewDncList;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** A do-not-call list as a client sends it. */
record DncForm(MultipartFile file, NewDncList list) {
  /**
   * The fields beside the file.
   *
   * @param state two letters, for kind STATE only
   * @param source where it was had, with the order or file it came by
   * @param asOf the day whose state it gives, such as 2026-11-01
   */
  record DncFields(
      @NotBlank @Size(max = 100) String name,
      DncKind kind,
      @Pattern(regexp = "[A-Z]{2}", message = "Must be two capital letters") @Nullable String state,
      @NotBlank @Size(max = 300) String source,
      @Pattern(regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}", message = "Must be a day such as 2026-11-01")
          String asOf) {}

  /**
   * Reads the form.
   *
   * @throws InvalidRequest with all that is wrong
   */
  static DncForm read(MultipartHttpServletRequest request, LocalDate today) {
    var faults = new ArrayList<Fault>();
    MultipartFile file = request.getFile("file");
    if (file == null || file.isEmpty()) {
      faults.add(Fault.error("/file", "REQUIRED", "The form has no file"));
    }
    try {
      DncFields fields = Bodies.query(request.getParameterMap(), DncFields.class);
      LocalDate asOf = day(fields.asOf(), today, faults);
      if ((fields.kind() == DncKind.STATE) != (fields.state() != null)) {
        faults.add(Fault.error("/state", "WRONG_KIND", "A list of kind STATE has one, no other"));
      }
      if (faults.isEmpty() && file != null && asOf != null) {
        return new DncForm(
            file,
            new NewDncList(fields.name(), fields.kind(), fields.state(), fields.source(), asOf));
      }
    } catch (InvalidRequest invalid) {
      faults.addAll(invalid.faults());
    }
    throw new InvalidRequest(faults);
  }

  private static @Nullable LocalDate day(
      String text, LocalDate today, java.util.List<Fault> faults) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isAfter(today)) {
        return day;
      }
      faults.add(Fault.error("/asOf", "IN_FUTURE", "Is after today"));
    } catch (DateTimeParseException e) {
      faults.add(Fault.error("/asOf", "BAD_FORMAT", "There is no such day"));
    }
    return null;
  }
}
