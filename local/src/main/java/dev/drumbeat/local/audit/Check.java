package dev.drumbeat.local.audit;

import java.util.UUID;

/**
 * A comparison in one statement, so that it sees one moment however busy the run is.
 *
 * @param name of the comparison
 * @param sql gives a row for each difference: subject, difference, cause; {@code $run} is the run
 */
record Check(String name, String sql) {
  String of(UUID run) {
    return sql.replace("$run", "'" + run + "'::uuid");
  }
}
