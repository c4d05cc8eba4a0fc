package dev.drumbeat.db.integration;

import static dev.drumbeat.db.generated.Tables.SENDER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.trim;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.generated.tables.records.SenderRecord;
import dev.drumbeat.db.integration.Sender.NumberType;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Keeps a workspace's senders. A key is taken once a channel. */
public final class SenderStore {
  private final Database database;

  public SenderStore(Database database) {
    this.database = database;
  }

  /**
   * Stores a new one.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when the key is taken
   */
  public Sender create(UUID workspace, NewSender sender) {
    return database.inWorkspace(
        workspace,
        tx -> {
          SenderRecord row = tx.newRecord(SENDER);
          row.setWorkspaceId(workspace);
          fill(row, sender);
          row.insert();
          return sender(tx.fetchSingle(SENDER, SENDER.ID.eq(row.getId())));
        });
  }

  /** Replaces one; empty when there is none of that id. A hold stays. */
  public Optional<Sender> update(UUID workspace, UUID id, NewSender sender) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetchOptional(SENDER, SENDER.ID.eq(id))
                .map(row -> {
                  fill(row, sender);
                  row.update();
                  return sender(tx.fetchSingle(SENDER, SENDER.ID.eq(id)));
                }));
  }

  public Optional<Sender> find(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace, tx -> tx.fetchOptional(SENDER, SENDER.ID.eq(id)).map(SenderStore::sender));
  }

  /** The sender that a step's {@code from} names. */
  public Optional<Sender> byKey(UUID workspace, Channel channel, String key) {
    Condition named = SENDER.CHANNEL.eq(channel.name()).and(SENDER.KEY.eq(key));
    return database.inWorkspace(
        workspace, tx -> tx.fetchOptional(SENDER, named).map(SenderStore::sender));
  }

  /** The keys that there are, by channel. */
  public Map<Channel, Set<String>> keys(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(SENDER.CHANNEL, SENDER.KEY).from(SENDER).stream()
                .collect(
                    Collectors.groupingBy(
                        row -> Channel.valueOf(row.value1()),
                        Collectors.mapping(row -> row.value2(), Collectors.toSet()))));
  }

  /** The keys of those that a provider's assistants call from. */
  public Set<String> assistants(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(SENDER.KEY)
                .from(SENDER)
                .where(SENDER.PROVIDER_NUMBER_ID.isNotNull())
                .fetchSet(SENDER.KEY));
  }

  /** The keys of e-mail senders whose messages could not show where they come from. */
  public Set<String> withoutPostalAddress(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(SENDER.KEY)
                .from(SENDER)
                .where(SENDER.CHANNEL.eq(Channel.EMAIL.name()))
                .and(trim(coalesce(SENDER.POSTAL_ADDRESS, "")).eq(""))
                .fetchSet(SENDER.KEY));
  }

  public Page<Sender> list(UUID workspace, @Nullable Channel channel, Window window) {
    Condition wanted = channel == null ? noCondition() : SENDER.CHANNEL.eq(channel.name());
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                tx.selectFrom(SENDER)
                    .where(wanted)
                    .orderBy(SENDER.CHANNEL, SENDER.KEY)
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(SenderStore::sender),
                tx.fetchCount(SENDER, wanted)));
  }

  /**
   * Removes one; false when there was none.
   *
   * @throws org.jooq.exception.IntegrityConstraintViolationException when something was sent by it
   */
  public boolean delete(UUID workspace, UUID id) {
    return database.inWorkspace(
        workspace, tx -> tx.deleteFrom(SENDER).where(SENDER.ID.eq(id)).execute() == 1);
  }

  private static void fill(SenderRecord row, NewSender sender) {
    row.setKey(sender.key());
    row.setChannel(sender.channel().name());
    row.setAddress(sender.address());
    row.setDisplayName(sender.displayName());
    row.setNumberType(sender.numberType() == null ? null : sender.numberType().name());
    row.setPerSecond(sender.perSecond());
    row.setRegistered(sender.registered());
    row.setPostalAddress(sender.postalAddress());
    row.setProviderNumberId(sender.providerNumberId());
  }

  private static Sender sender(SenderRecord row) {
    return new Sender(
        row.getId(),
        row.getKey(),
        Channel.valueOf(row.getChannel()),
        row.getAddress(),
        row.getDisplayName(),
        row.getNumberType() == null ? null : NumberType.valueOf(row.getNumberType()),
        row.getPerSecond(),
        row.getRegistered(),
        row.getHold(),
        row.getPostalAddress(),
        row.getProviderNumberId(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }
}
