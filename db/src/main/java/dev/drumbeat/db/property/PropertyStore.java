package dev.drumbeat.db.property;

import static dev.drumbeat.db.generated.Tables.AUDIENCE_LIST;
import static dev.drumbeat.db.generated.Tables.LIST_MEMBER;
import static dev.drumbeat.db.generated.Tables.OWNER;
import static dev.drumbeat.db.generated.Tables.PROPERTY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.Json;
import dev.drumbeat.db.generated.tables.records.PropertyRecord;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Keeps properties. */
public final class PropertyStore {
  private final Database database;

  public PropertyStore(Database database) {
    this.database = database;
  }

  /**
   * Which properties are asked for.
   *
   * @param list the key of a list
   * @param text part of the name or address
   */
  public record Filter(
      @Nullable String list, @Nullable String text, @Nullable String state, @Nullable Long owner) {}

  /**
   * Stores a new one.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when its key is taken
   */
  public Property create(UUID workspace, NewProperty property) {
    return database.inWorkspace(
        workspace,
        tx -> {
          PropertyRecord row = tx.newRecord(PROPERTY);
          row.setWorkspaceId(workspace);
          fill(row, property);
          row.insert();
          return property(tx.fetchSingle(PROPERTY, PROPERTY.ID.eq(row.getId())));
        });
  }

  public Optional<Property> find(UUID workspace, long id) {
    return database.inWorkspace(
        workspace,
        tx -> tx.fetchOptional(PROPERTY, PROPERTY.ID.eq(id)).map(PropertyStore::property));
  }

  /** Replaces one; empty when there is none. */
  public Optional<Property> update(UUID workspace, long id, NewProperty property) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetchOptional(PROPERTY, PROPERTY.ID.eq(id))
                .map(row -> {
                  fill(row, property);
                  row.update();
                  return property(tx.fetchSingle(PROPERTY, PROPERTY.ID.eq(id)));
                }));
  }

  /**
   * Removes one; false when there was none.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when it was enrolled
   */
  public boolean delete(UUID workspace, long id) {
    return database.inWorkspace(
        workspace, tx -> tx.deleteFrom(PROPERTY).where(PROPERTY.ID.eq(id)).execute() == 1);
  }

  public Page<Property> list(UUID workspace, Filter filter, Window window) {
    Condition wanted = matching(filter);
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                tx.selectFrom(PROPERTY)
                    .where(wanted)
                    .orderBy(PROPERTY.ID)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(PropertyStore::property),
                tx.fetchCount(PROPERTY, wanted)));
  }

  /** Those of the ids that are this workspace's. */
  public Set<Long> known(UUID workspace, Collection<Long> ids) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(PROPERTY.ID).from(PROPERTY).where(PROPERTY.ID.in(ids)).fetchSet(PROPERTY.ID));
  }

  /** Whether an owner is this workspace's. */
  public boolean ownerExists(UUID workspace, long owner) {
    return database.inWorkspace(workspace, tx -> tx.fetchExists(OWNER, OWNER.ID.eq(owner)));
  }

  private static Condition matching(Filter filter) {
    Condition wanted = noCondition();
    if (filter.list() != null) {
      wanted =
          wanted.and(
              PROPERTY.ID.in(
                  select(LIST_MEMBER.PROPERTY_ID)
                      .from(LIST_MEMBER)
                      .join(AUDIENCE_LIST)
                      .on(AUDIENCE_LIST.ID.eq(LIST_MEMBER.LIST_ID))
                      .where(AUDIENCE_LIST.KEY.eq(filter.list()))));
    }
    if (filter.text() != null) {
      wanted =
          wanted.and(
              PROPERTY
                  .ADDRESS
                  .containsIgnoreCase(filter.text())
                  .or(PROPERTY.NAME.containsIgnoreCase(filter.text())));
    }
    if (filter.owner() != null) {
      wanted = wanted.and(PROPERTY.OWNER_ID.eq(filter.owner()));
    }
    return filter.state() == null ? wanted : wanted.and(PROPERTY.STATE.eq(filter.state()));
  }

  private static void fill(PropertyRecord row, NewProperty property) {
    row.setSource(property.source());
    row.setSourceKey(property.sourceKey());
    row.setName(property.name());
    row.setAddress(property.address());
    row.setCity(property.city());
    row.setState(property.state());
    row.setZip(property.zip());
    row.setParcel(property.parcel());
    row.setType(property.type());
    row.setArea(property.area());
    row.setYearBuilt(property.yearBuilt());
    row.setLatitude(property.latitude());
    row.setLongitude(property.longitude());
    row.setOwnerId(property.ownerId());
    row.setFields(Json.write(property.fields()));
    row.setTags(property.tags().toArray(String[]::new));
  }

  private static Property property(PropertyRecord row) {
    return new Property(
        row.getId(),
        new NewProperty(
            row.getSource(),
            row.getSourceKey(),
            row.getName(),
            row.getAddress(),
            row.getCity(),
            row.getState(),
            row.getZip(),
            row.getParcel(),
            row.getType(),
            row.getArea(),
            row.getYearBuilt(),
            row.getLatitude(),
            row.getLongitude(),
            row.getOwnerId(),
            Json.map(row.getFields()),
            List.of(row.getTags())),
        row.getStoppedAt(),
        row.getStoppedReason(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }
}
