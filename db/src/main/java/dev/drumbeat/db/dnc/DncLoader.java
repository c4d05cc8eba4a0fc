package dev.drumbeat.db.dnc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jooq.DSLContext;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Loads entries by COPY into a temporary table first: COPY FROM fails on a table with row-level
 * security.
 */
final class DncLoader {
  private DncLoader() {}

  static void copy(DSLContext tx, Iterable<DncEntry> entries) {
    tx.execute("create temporary table dnc_load (phone text, date date) on commit drop");
    tx.connection(connection -> {
      try (var out =
          new PGCopyOutputStream(
              connection.unwrap(PGConnection.class), "copy dnc_load from stdin (format text)")) {
        for (DncEntry entry : entries) {
          out.write(line(entry));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** A phone that only joins what is there keeps its older date. */
  static void merge(DSLContext tx, UUID workspace, UUID list, boolean replace) {
    if (replace) {
      tx.execute(
          """
          delete from dnc_entry e
          where e.list_id = ? and not exists (select from dnc_load l where l.phone = e.phone)
          """,
          list);
    }
    tx.execute(
        """
        insert into dnc_entry as e (workspace_id, list_id, phone, date)
        select ?, ?, phone, min(date) from dnc_load group by phone order by phone
        on conflict (list_id, phone) do update set date = excluded.date
        where e.date is distinct from excluded.date
          and (? or e.date is null or excluded.date < e.date)
        """,
        workspace,
        list,
        replace);
  }

  private static byte[] line(DncEntry entry) {
    String date = entry.date() == null ? "\\N" : entry.date().toString();
    return (entry.phone() + "\t" + date + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
