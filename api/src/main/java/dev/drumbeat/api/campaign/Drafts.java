package dev.drumbeat.api.campaign;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.IfMatch;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.api.web.StaleWrite;
import dev.drumbeat.db.campaign.Campaign;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.db.campaign.DraftWrite;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes drafts so that nobody's edit is lost unseen: of two writers the later is told. */
@Component
final class Drafts {
  private final CampaignStore campaigns;

  Drafts(CampaignStore campaigns) {
    this.campaigns = campaigns;
  }

  /**
   * Replaces a draft.
   *
   * @throws StaleWrite when another has changed it; not when it is already as it shall be, for then
   *     the request is one whose first answer was lost
   */
  Campaign edit(Caller caller, UUID id, Draft draft, IfMatch expected) {
    return switch (campaigns.edit(caller.workspace(), id, draft, expected)) {
      case DraftWrite.Done<Campaign>(Campaign campaign) -> campaign;
      case DraftWrite.Missing<Campaign>() -> throw Refusal.notFound("campaign");
      case DraftWrite.Stale<Campaign>(Campaign current) -> {
        List<String> differs = Differences.between(current.draft(), draft.definition());
        if (differs.isEmpty()) {
          yield current;
        }
        throw stale(caller, current, expected, differs);
      }
    };
  }

  void delete(Caller caller, UUID id, IfMatch expected) {
    DraftWrite<Campaign> write =
        Refusal.onConflict(
            "It has run, and what it did is kept",
            () -> campaigns.delete(caller.workspace(), id, expected));
    switch (write) {
      case DraftWrite.Done<Campaign> done -> {}
      case DraftWrite.Missing<Campaign>() -> throw Refusal.notFound("campaign");
      case DraftWrite.Stale<Campaign>(Campaign current) ->
          throw stale(caller, current, expected, null);
    }
  }

  /** Lets a campaign pass whose draft is as expected. */
  Campaign expect(Caller caller, Campaign campaign, IfMatch expected) {
    if (!expected.test(campaign.draftVersion())) {
      throw stale(caller, campaign, expected, null);
    }
    return campaign;
  }

  private StaleWrite stale(
      Caller caller, Campaign current, IfMatch expected, @Nullable List<String> differs) {
    return new CurrentDraft(
            current.draft(),
            current.draftVersion(),
            current.draftEditedAt(),
            current.draftEditedBy())
        .stale(
            expected,
            version -> campaigns.pastDraft(caller.workspace(), current.id(), version),
            differs);
  }
}
