package dev.drumbeat.db.hold;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** The holds of a database that was, or could have been, put back from an older copy. */
public final class RestoreHolds {
  /** On senders of e-mails: what they sent since the copy can't be read. An operator lifts it. */
  public static final String RESTORED = "DATABASE_RESTORED";

  /** On a sender: its number's list must be read before it sends. Ends by itself. */
  public static final String UNREAD = "SENT_LIST_UNREAD";

  private static final String RESTORED_REASON =
      "Texts or calls that the database does not know were sent from a number of this workspace, or"
          + " a provider told of such an e-mail: the database was put back from an older copy."
          + " See in SendGrid's activity what went out since, stop the runs that went too far, then"
          + " lift this. (Or the number is used outside Drumbeat too: give it one of its own.)";

  private RestoreHolds() {}

  /** Holds the workspace's senders of e-mails. */
  public static void restored(DSLContext tx, UUID workspace) {
    List<UUID> senders =
        tx.fetch("select id from sender where channel = 'EMAIL'")
            .map(row -> row.get(0, UUID.class));
    HoldStore.place(
        tx,
        workspace,
        senders.stream()
            .map(id -> new NewHold(Scope.SENDER, id, RESTORED, null, RESTORED_REASON))
            .toList());
  }

  /**
   * As {@link #restored}, on account of an event that a provider sent. Events of the same e-mails
   * go on coming for days after an operator has lifted the hold: they place it no more.
   */
  public static void restoredByEvent(DSLContext tx, UUID workspace) {
    boolean known =
        tx.fetchSingle(
                """
                select exists (
                  select from hold h
                  where h.name = ? and coalesce(h.lifted_at, now()) > now() - interval '7 days')
                """,
                RESTORED)
            .get(0, Boolean.class);
    if (!known) {
      restored(tx, workspace);
    }
  }

  /** Holds a sender until the lists that say what was sent can be read. */
  public static void unreadable(DSLContext tx, UUID workspace, UUID sender) {
    HoldStore.place(
        tx,
        workspace,
        List.of(
            new NewHold(
                Scope.SENDER,
                sender,
                UNREAD,
                null,
                "Since the worker or the database started, Twilio's list of what was sent could not"
                    + " be read; it is read again until it can be")));
  }

  /** Ends {@link #unreadable}. */
  public static void read(DSLContext tx, UUID sender) {
    tx.execute(
        """
        update hold set lifted_at = now(), lifted_by = 'the worker: the list was read'
        where subject_id = ? and name = ? and lifted_at is null
        """,
        sender,
        UNREAD);
  }

  /** The senders that wait for a list. */
  public static List<UUID> unread(DSLContext tx) {
    return tx.fetch(
            "select subject_id from hold where name = ? and lifted_at is null order by 1", UNREAD)
        .map(row -> row.get(0, UUID.class));
  }

  /** Leads that a sender's hold keeps back. */
  public static List<Long> keptBack(DSLContext tx, int limit) {
    return tx.fetch(
            """
            select id from enrollment where state = 'ACTIVE' and hold = 'SENDER_HOLD'
            order by id limit ?
            """,
            limit)
        .map(row -> row.get(0, Long.class));
  }
}
