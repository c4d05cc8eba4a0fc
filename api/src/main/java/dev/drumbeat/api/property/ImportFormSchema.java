package dev.drumbeat.api.property;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of an import as the API's description shows it. */
@Schema(name = "ImportForm")
record ImportFormSchema(
    @Schema(type = "string", format = "binary", description = "CSV, UTF-8, 64 MB at most")
        String file,
    @Schema(description = "Key of the list that takes the properties; made when it isn't there")
        @Nullable String list,
    @Schema(description = "Where the rows are from; with a row's key it makes a property one")
        @Nullable String source,
    @Schema(description = "field=column, or field=:value for every row; repeatable")
        @Nullable List<String> map) {}
