package dev.drumbeat.api.property;

import dev.drumbeat.db.dnc.DncKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The form of a do-not-call list as the API's description shows it. */
@Schema(name = "DoNotCallListForm")
record DncFormSchema(
    @Schema(
            type = "string",
            format = "binary",
            description =
                "CSV, UTF-8, 64 MB at most: a column phone, maybe areaCode and date; or no header,"
                    + " with the phone, or area code and number, in each line")
        String file,
    @Schema(description = "A name that is there already is this list's older version") String name,
    DncKind kind,
    @Schema(description = "Two letters, for kind STATE") @Nullable String state,
    @Schema(description = "Where it was had") String source,
    @Schema(description = "The day whose state it gives") LocalDate asOf) {}
