package dev.drumbeat.db.campaign;

import static dev.drumbeat.db.generated.Tables.CAMPAIGN;
import static dev.drumbeat.db.generated.Tables.CAMPAIGN_VERSION;
import static dev.drumbeat.db.generated.Tables.PAST_DRAFT;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Campaign.Status;
import dev.drumbeat.db.generated.tables.records.CampaignVersionRecord;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** Keeps campaigns, their drafts and versions. */
public final class CampaignStore {
  private static final Field<Integer[]> VERSIONS =
      array(
          select(CAMPAIGN_VERSION.NUMBER)
              .from(CAMPAIGN_VERSION)
              .where(CAMPAIGN_VERSION.CAMPAIGN_ID.eq(CAMPAIGN.ID))
              .orderBy(CAMPAIGN_VERSION.NUMBER));

  /** So many drafts before the current one are kept. */
  private static final int PAST_DRAFTS = 20;

  private final Database database;

  public CampaignStore(Database database) {
    this.database = database;
  }

  /** Stores a new one, within the caller's transaction. */
  public static UUID create(DSLContext tx, UUID workspace, Draft draft) {
    return tx.insertInto(CAMPAIGN)
        .set(CAMPAIGN.WORKSPACE_ID, workspace)
        .set(CAMPAIGN.NAME, draft.name())
        .set(CAMPAIGN.DRAFT, JSONB.valueOf(draft.definition()))
        .set(CAMPAIGN.DRAFT_EDITED_BY, draft.by())
        .returning(CAMPAIGN.ID)
        .fetchSingle()
        .getId();
  }

  public Optional<Campaign> find(UUID workspace, UUID id) {
    return database.inWorkspace(workspace, tx -> read(tx, id));
  }

  /** Newest first. */
  public Page<Campaign> list(UUID workspace, @Nullable Status status, Window window) {
    Condition wanted = status == null ? noCondition() : CAMPAIGN.STATUS.eq(status.name());
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                rows(tx)
                    .where(wanted)
                    .orderBy(CAMPAIGN.CREATED_AT.desc(), CAMPAIGN.ID)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(CampaignStore::campaign),
                tx.fetchCount(CAMPAIGN, wanted)));
  }

  /**
   * Replaces the draft; of two that expect the same version, one is told that it is stale.
   *
   * @param expected which draft's version may be replaced
   */
  public DraftWrite<Campaign> edit(UUID workspace, UUID id, Draft draft, IntPredicate expected) {
    return database.inWorkspace(
        workspace,
        tx -> write(tx, id, expected, campaign -> replace(tx, workspace, campaign, draft)));
  }

  /**
   * Removes a campaign with its versions.
   *
   * @param expected with which draft's version it may be removed
   * @throws org.jooq.exception.IntegrityConstraintViolationException when it has run
   */
  public DraftWrite<Campaign> delete(UUID workspace, UUID id, IntPredicate expected) {
    return database.inWorkspace(
        workspace,
        tx ->
            write(
                tx,
                id,
                expected,
                campaign -> {
                  tx.deleteFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(id)).execute();
                  return campaign;
                }));
  }

  /** A draft that was replaced; empty when it is not kept any more, or never was. */
  public Optional<String> pastDraft(UUID workspace, UUID campaign, int draftVersion) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(PAST_DRAFT.DRAFT)
                .from(PAST_DRAFT)
                .where(PAST_DRAFT.CAMPAIGN_ID.eq(campaign))
                .and(PAST_DRAFT.DRAFT_VERSION.eq(draftVersion))
                .fetchOptional(row -> row.value1().data()));
  }

  private static DraftWrite<Campaign> write(
      DSLContext tx, UUID id, IntPredicate expected, UnaryOperator<Campaign> work) {
    tx.select(CAMPAIGN.ID).from(CAMPAIGN).where(CAMPAIGN.ID.eq(id)).forUpdate().fetch();
    return read(tx, id)
        .<DraftWrite<Campaign>>map(campaign ->
            expected.test(campaign.draftVersion())
                ? new DraftWrite.Done<>(work.apply(campaign))
                : new DraftWrite.Stale<>(campaign))
        .orElseGet(DraftWrite.Missing::new);
  }

  private static Campaign replace(DSLContext tx, UUID workspace, Campaign old, Draft draft) {
    tx.insertInto(PAST_DRAFT)
        .set(PAST_DRAFT.CAMPAIGN_ID, old.id())
        .set(PAST_DRAFT.DRAFT_VERSION, old.draftVersion())
        .set(PAST_DRAFT.WORKSPACE_ID, workspace)
        .set(PAST_DRAFT.DRAFT, JSONB.valueOf(old.draft()))
        .execute();
    tx.deleteFrom(PAST_DRAFT)
        .where(PAST_DRAFT.CAMPAIGN_ID.eq(old.id()))
        .and(PAST_DRAFT.DRAFT_VERSION.le(old.draftVersion() - PAST_DRAFTS))
        .execute();
    tx.update(CAMPAIGN)
        .set(CAMPAIGN.NAME, draft.name())
        .set(CAMPAIGN.DRAFT, JSONB.valueOf(draft.definition()))
        .set(CAMPAIGN.DRAFT_VERSION, CAMPAIGN.DRAFT_VERSION.plus(1))
        .set(CAMPAIGN.DRAFT_EDITED_AT, currentInstant())
        .set(CAMPAIGN.DRAFT_EDITED_BY, draft.by())
        .where(CAMPAIGN.ID.eq(old.id()))
        .execute();
    return read(tx, old.id()).orElseThrow();
  }

  /** Publishes a definition as the next version; the campaign must exist. */
  public Version publish(UUID workspace, UUID campaign, String definition) {
    return database.inWorkspace(
        workspace,
        tx -> {
          tx.update(CAMPAIGN)
              .set(CAMPAIGN.STATUS, Status.PUBLISHED.name())
              .where(CAMPAIGN.ID.eq(campaign))
              .execute();
          return insertVersion(tx, workspace, campaign, definition);
        });
  }

  private static Version insertVersion(
      DSLContext tx, UUID workspace, UUID campaign, String definition) {
    Field<Integer> next =
        select(coalesce(max(CAMPAIGN_VERSION.NUMBER), val(0)).plus(1))
            .from(CAMPAIGN_VERSION)
            .where(CAMPAIGN_VERSION.CAMPAIGN_ID.eq(campaign))
            .asField();
    int number =
        tx.insertInto(CAMPAIGN_VERSION)
            .set(CAMPAIGN_VERSION.WORKSPACE_ID, workspace)
            .set(CAMPAIGN_VERSION.CAMPAIGN_ID, campaign)
            .set(CAMPAIGN_VERSION.NUMBER, next)
            .set(CAMPAIGN_VERSION.DEFINITION, JSONB.valueOf(definition))
            .returning(CAMPAIGN_VERSION.NUMBER)
            .fetchSingle()
            .getNumber();
    return version(tx, campaign, number).orElseThrow();
  }

  /** Newest first. */
  public Page<Version> versions(UUID workspace, UUID campaign, Window window) {
    Condition its = CAMPAIGN_VERSION.CAMPAIGN_ID.eq(campaign);
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                tx.selectFrom(CAMPAIGN_VERSION)
                    .where(its)
                    .orderBy(CAMPAIGN_VERSION.NUMBER.desc())
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(CampaignStore::version),
                tx.fetchCount(CAMPAIGN_VERSION, its)));
  }

  /**
   * One version.
   *
   * @param number null is the newest
   */
  public Optional<Version> version(UUID workspace, UUID campaign, @Nullable Integer number) {
    return database.inWorkspace(workspace, tx -> version(tx, campaign, number));
  }

  private static Optional<Version> version(DSLContext tx, UUID campaign, @Nullable Integer number) {
    return tx.selectFrom(CAMPAIGN_VERSION)
        .where(CAMPAIGN_VERSION.CAMPAIGN_ID.eq(campaign))
        .and(number == null ? noCondition() : CAMPAIGN_VERSION.NUMBER.eq(number))
        .orderBy(CAMPAIGN_VERSION.NUMBER.desc())
        .limit(1)
        .fetchOptional(CampaignStore::version);
  }

  private static Optional<Campaign> read(DSLContext tx, UUID id) {
    return rows(tx).where(CAMPAIGN.ID.eq(id)).fetchOptional(CampaignStore::campaign);
  }

  private static SelectJoinStep<? extends Record> rows(DSLContext tx) {
    return tx.select(CAMPAIGN.fields()).select(VERSIONS).from(CAMPAIGN);
  }

  private static Campaign campaign(Record row) {
    return new Campaign(
        row.get(CAMPAIGN.ID),
        row.get(CAMPAIGN.NAME),
        Status.valueOf(row.get(CAMPAIGN.STATUS)),
        row.get(CAMPAIGN.DRAFT).data(),
        row.get(CAMPAIGN.DRAFT_VERSION),
        row.get(CAMPAIGN.DRAFT_EDITED_AT),
        row.get(CAMPAIGN.DRAFT_EDITED_BY),
        List.of(row.get(VERSIONS)),
        row.get(CAMPAIGN.CREATED_AT),
        row.get(CAMPAIGN.UPDATED_AT));
  }

  private static Version version(CampaignVersionRecord row) {
    return new Version(
        row.getId(),
        row.getCampaignId(),
        row.getNumber(),
        row.getDefinition().data(),
        row.getPublishedAt());
  }
}
