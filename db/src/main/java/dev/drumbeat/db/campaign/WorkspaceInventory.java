package dev.drumbeat.db.campaign;

import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.property.ListStore;
import dev.drumbeat.db.property.PropertyStore;
import dev.drumbeat.db.template.TemplateStore;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Inventory;
import dev.drumbeat.journey.campaign.TemplateText;
import dev.drumbeat.journey.campaign.TemplateUse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a workspace has now, looked up as it is asked for. */
final class WorkspaceInventory implements Inventory {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private final UUID workspace;
  private final ListStore lists;
  private final PropertyStore properties;
  private final SenderStore senders;
  private final TemplateStore templates;
  private final Map<Channel, Set<String>> keys;

  WorkspaceInventory(
      UUID workspace,
      ListStore lists,
      PropertyStore properties,
      SenderStore senders,
      TemplateStore templates) {
    this.workspace = workspace;
    this.lists = lists;
    this.properties = properties;
    this.senders = senders;
    this.templates = templates;
    this.keys = senders.keys(workspace);
  }

  @Override
  public boolean hasList(String key) {
    return lists.exists(workspace, key);
  }

  @Override
  public Set<String> properties(Collection<String> ids) {
    List<Long> asked =
        ids.stream().filter(id -> ID.matcher(id).matches()).map(Long::valueOf).toList();
    Set<Long> known = properties.known(workspace, asked);
    return ids.stream()
        .filter(id -> ID.matcher(id).matches() && known.contains(Long.valueOf(id)))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<String> assistants() {
    return senders.assistants(workspace);
  }

  @Override
  public Map<Channel, Set<String>> senders() {
    return keys;
  }

  @Override
  public Set<String> withoutPostalAddress() {
    return senders.withoutPostalAddress(workspace);
  }

  @Override
  public Map<String, Channel> templates() {
    return templates.published(workspace);
  }

  @Override
  public Optional<TemplateText> template(TemplateUse use) {
    return templates.text(workspace, use);
  }
}
