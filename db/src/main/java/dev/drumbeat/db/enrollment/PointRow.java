package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.Candidate;
import dev.drumbeat.journey.contact.LineType;
import dev.drumbeat.journey.contact.PointKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.Record;

/** A contact point through which a lead could be reached. */
public record PointRow(Candidate candidate) {
  static PointRow of(Record row) {
    return new PointRow(
        new Candidate(
            row.get(1, Long.class),
            row.get(2, Long.class),
            PointKind.valueOf(row.get(3, String.class)),
            LineType.valueOf(row.get(4, String.class)),
            row.get(5, Integer.class),
            Arrays.stream(row.get(7, String[].class))
                .map(Channel::valueOf)
                .collect(Collectors.toSet()),
            row.get(6, Integer.class) == 0));
  }
}
