package dev.drumbeat.api.property;

import dev.drumbeat.db.property.ImportIssue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which issues are asked for. */
record IssueQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Nullable String cursor,
    ImportIssue.@Nullable Severity severity) {}
