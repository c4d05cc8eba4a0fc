package dev.drumbeat.db.template;

import static dev.drumbeat.db.generated.Tables.PAST_TEMPLATE_DRAFT;
import static dev.drumbeat.db.generated.Tables.TEMPLATE;
import static dev.drumbeat.db.generated.Tables.TEMPLATE_VERSION;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.DraftWrite;
import dev.drumbeat.db.generated.tables.records.TemplateVersionRecord;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.TemplateText;
import dev.drumbeat.journey.campaign.TemplateUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** Keeps templates, their drafts and versions, as campaigns' are kept. */
public final class TemplateStore {
  private static final Field<Integer[]> VERSIONS =
      array(
          select(TEMPLATE_VERSION.NUMBER)
              .from(TEMPLATE_VERSION)
              .where(TEMPLATE_VERSION.TEMPLATE_ID.eq(TEMPLATE.ID))
              .orderBy(TEMPLATE_VERSION.NUMBER));

  /** So many drafts before the current one are kept. */
  private static final int PAST_DRAFTS = 20;

  private final Database database;

  public TemplateStore(Database database) {
    this.database = database;
  }

  /**
   * Stores a new one, within the caller's transaction.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when the name is taken
   */
  public static UUID create(DSLContext tx, UUID workspace, NewTemplate template) {
    return tx.insertInto(TEMPLATE)
        .set(TEMPLATE.WORKSPACE_ID, workspace)
        .set(TEMPLATE.NAME, template.name())
        .set(TEMPLATE.CHANNEL, template.channel().name())
        .set(TEMPLATE.DRAFT, JSONB.valueOf(template.draft().json()))
        .set(TEMPLATE.DRAFT_EDITED_BY, template.by())
        .returning(TEMPLATE.ID)
        .fetchSingle()
        .getId();
  }

  public Optional<Template> find(UUID workspace, UUID id) {
    return database.inWorkspace(workspace, tx -> read(tx, id));
  }

  /** By name. */
  public Page<Template> list(UUID workspace, @Nullable Channel channel, Window window) {
    Condition wanted = channel == null ? noCondition() : TEMPLATE.CHANNEL.eq(channel.name());
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                rows(tx)
                    .where(wanted)
                    .orderBy(TEMPLATE.NAME)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(TemplateStore::template),
                tx.fetchCount(TEMPLATE, wanted)));
  }

  /**
   * Replaces the draft; of two that expect the same version, one is told that it is stale.
   *
   * @param expected which draft's version may be replaced
   */
  public DraftWrite<Template> edit(
      UUID workspace, UUID id, Content draft, @Nullable String by, IntPredicate expected) {
    return database.inWorkspace(
        workspace,
        tx -> {
          tx.select(TEMPLATE.ID).from(TEMPLATE).where(TEMPLATE.ID.eq(id)).forUpdate().fetch();
          return read(tx, id)
              .<DraftWrite<Template>>map(template ->
                  expected.test(template.draftVersion())
                      ? new DraftWrite.Done<>(replace(tx, workspace, template, draft, by))
                      : new DraftWrite.Stale<>(template))
              .orElseGet(DraftWrite.Missing::new);
        });
  }

  /** A draft that was replaced; empty when it is not kept any more, or never was. */
  public Optional<Content> pastDraft(UUID workspace, UUID template, int draftVersion) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(PAST_TEMPLATE_DRAFT.DRAFT)
                .from(PAST_TEMPLATE_DRAFT)
                .where(PAST_TEMPLATE_DRAFT.TEMPLATE_ID.eq(template))
                .and(PAST_TEMPLATE_DRAFT.DRAFT_VERSION.eq(draftVersion))
                .fetchOptional(row -> Content.of(row.value1())));
  }

  private static Template replace(
      DSLContext tx, UUID workspace, Template old, Content draft, @Nullable String by) {
    tx.insertInto(PAST_TEMPLATE_DRAFT)
        .set(PAST_TEMPLATE_DRAFT.TEMPLATE_ID, old.id())
        .set(PAST_TEMPLATE_DRAFT.DRAFT_VERSION, old.draftVersion())
        .set(PAST_TEMPLATE_DRAFT.WORKSPACE_ID, workspace)
        .set(PAST_TEMPLATE_DRAFT.DRAFT, JSONB.valueOf(old.draft().json()))
        .execute();
    tx.deleteFrom(PAST_TEMPLATE_DRAFT)
        .where(PAST_TEMPLATE_DRAFT.TEMPLATE_ID.eq(old.id()))
        .and(PAST_TEMPLATE_DRAFT.DRAFT_VERSION.le(old.draftVersion() - PAST_DRAFTS))
        .execute();
    tx.update(TEMPLATE)
        .set(TEMPLATE.DRAFT, JSONB.valueOf(draft.json()))
        .set(TEMPLATE.DRAFT_VERSION, TEMPLATE.DRAFT_VERSION.plus(1))
        .set(TEMPLATE.DRAFT_EDITED_AT, currentInstant())
        .set(TEMPLATE.DRAFT_EDITED_BY, by)
        .where(TEMPLATE.ID.eq(old.id()))
        .execute();
    return read(tx, old.id()).orElseThrow();
  }

  /** Publishes a text as the next version; the template must exist. */
  public TemplateVersion publish(UUID workspace, UUID template, Content content) {
    Field<Integer> next =
        select(coalesce(max(TEMPLATE_VERSION.NUMBER), val(0)).plus(1))
            .from(TEMPLATE_VERSION)
            .where(TEMPLATE_VERSION.TEMPLATE_ID.eq(template))
            .asField();
    return database.inWorkspace(
        workspace,
        tx -> {
          // Two at once become two versions, one after the other.
          tx.select(TEMPLATE.ID).from(TEMPLATE).where(TEMPLATE.ID.eq(template)).forUpdate().fetch();
          int number =
              tx.insertInto(TEMPLATE_VERSION)
                  .set(TEMPLATE_VERSION.WORKSPACE_ID, workspace)
                  .set(TEMPLATE_VERSION.TEMPLATE_ID, template)
                  .set(TEMPLATE_VERSION.NUMBER, next)
                  .set(TEMPLATE_VERSION.CONTENT, JSONB.valueOf(content.json()))
                  .returning(TEMPLATE_VERSION.NUMBER)
                  .fetchSingle()
                  .getNumber();
          return version(tx, template, number).orElseThrow();
        });
  }

  /** Newest first. */
  public Page<TemplateVersion> versions(UUID workspace, UUID template, Window window) {
    Condition its = TEMPLATE_VERSION.TEMPLATE_ID.eq(template);
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                tx.selectFrom(TEMPLATE_VERSION)
                    .where(its)
                    .orderBy(TEMPLATE_VERSION.NUMBER.desc())
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(TemplateStore::version),
                tx.fetchCount(TEMPLATE_VERSION, its)));
  }

  /**
   * One version.
   *
   * @param number null is the newest
   */
  public Optional<TemplateVersion> version(
      UUID workspace, UUID template, @Nullable Integer number) {
    return database.inWorkspace(workspace, tx -> version(tx, template, number));
  }

  private static Optional<TemplateVersion> version(
      DSLContext tx, UUID template, @Nullable Integer number) {
    return tx.selectFrom(TEMPLATE_VERSION)
        .where(TEMPLATE_VERSION.TEMPLATE_ID.eq(template))
        .and(number == null ? noCondition() : TEMPLATE_VERSION.NUMBER.eq(number))
        .orderBy(TEMPLATE_VERSION.NUMBER.desc())
        .limit(1)
        .fetchOptional(TemplateStore::version);
  }

  /** The published text that a step names. */
  public Optional<TemplateText> text(UUID workspace, TemplateUse use) {
    return database.inWorkspace(
        workspace,
        tx ->
            rows(tx)
                .where(TEMPLATE.NAME.eq(use.name()))
                .fetchOptional(TemplateStore::template)
                .flatMap(template ->
                    version(tx, template.id(), use.version())
                        .map(version -> text(template.channel(), version))));
  }

  private static TemplateText text(Channel channel, TemplateVersion version) {
    Content content = version.content();
    return new TemplateText(
        channel, version.number(), content.subject(), content.body(), content.html());
  }

  /** The channels of those that have a published version, by name. */
  public Map<String, Channel> published(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(TEMPLATE.NAME, TEMPLATE.CHANNEL)
                .from(TEMPLATE)
                .whereExists(
                    select(TEMPLATE_VERSION.ID)
                        .from(TEMPLATE_VERSION)
                        .where(TEMPLATE_VERSION.TEMPLATE_ID.eq(TEMPLATE.ID)))
                .fetchMap(Record2::value1, row -> Channel.valueOf(row.value2())));
  }

  private static Optional<Template> read(DSLContext tx, UUID id) {
    return rows(tx).where(TEMPLATE.ID.eq(id)).fetchOptional(TemplateStore::template);
  }

  private static SelectJoinStep<? extends Record> rows(DSLContext tx) {
    return tx.select(TEMPLATE.fields()).select(VERSIONS).from(TEMPLATE);
  }

  private static Template template(Record row) {
    return new Template(
        row.get(TEMPLATE.ID),
        row.get(TEMPLATE.NAME),
        Channel.valueOf(row.get(TEMPLATE.CHANNEL)),
        Content.of(row.get(TEMPLATE.DRAFT)),
        row.get(TEMPLATE.DRAFT_VERSION),
        row.get(TEMPLATE.DRAFT_EDITED_AT),
        row.get(TEMPLATE.DRAFT_EDITED_BY),
        List.of(row.get(VERSIONS)),
        row.get(TEMPLATE.CREATED_AT),
        row.get(TEMPLATE.UPDATED_AT));
  }

  private static TemplateVersion version(TemplateVersionRecord row) {
    return new TemplateVersion(
        row.getId(),
        row.getTemplateId(),
        row.getNumber(),
        Content.of(row.getContent()),
        row.getPublishedAt());
  }
}
