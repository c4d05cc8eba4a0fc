package dev.drumbeat.db.campaign;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.property.ListStore;
import dev.drumbeat.db.property.PropertyStore;
import dev.drumbeat.db.template.TemplateStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Inventory;
import dev.drumbeat.journey.campaign.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a campaign can be launched now, whoever launches it. It opens transactions of its own:
 * not to be asked within one.
 */
public final class Readiness {
  private final CampaignStore campaigns;
  private final ListStore lists;
  private final PropertyStore properties;
  private final SenderStore senders;
  private final TemplateStore templates;

  public Readiness(Database database) {
    this.campaigns = new CampaignStore(database);
    this.lists = new ListStore(database);
    this.properties = new PropertyStore(database);
    this.senders = new SenderStore(database);
    this.templates = new TemplateStore(database);
  }

  /** The answer. */
  public sealed interface Verdict {}

  public record Ready(Version version, CampaignDefinition definition) implements Verdict {}

  public record NotPublished() implements Verdict {}

  public record UnknownVersion(int number) implements Verdict {}

  /** The workspace lacks a list, properties or senders of it. */
  public record Unready(Version version, List<Problem> problems) implements Verdict {}

  /**
   * Asks it of one version.
   *
   * @param number null is the newest
   */
  public Verdict of(UUID workspace, UUID campaign, @Nullable Integer number) {
    Optional<Version> found = campaigns.version(workspace, campaign, number);
    if (found.isEmpty()) {
      return number == null ? new NotPublished() : new UnknownVersion(number);
    }
    CampaignDefinition definition = CampaignJson.read(found.get().definition());
    List<Problem> problems = CampaignParser.check(definition, inventory(workspace));
    return problems.isEmpty()
        ? new Ready(found.get(), definition)
        : new Unready(found.get(), problems);
  }

  /** What the workspace has of what a definition may name. */
  public Inventory inventory(UUID workspace) {
    return new WorkspaceInventory(workspace, lists, properties, senders, templates);
  }
}
