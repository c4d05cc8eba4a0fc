package dev.drumbeat.activities.messaging;

import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.PointRow;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.contact.Candidate;
import dev.drumbeat.journey.contact.Chosen;
import dev.drumbeat.journey.contact.LineType;
import dev.drumbeat.journey.contact.PointChoice;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which contact point each lead is reached at, among those that its step names; the first choice is
 * kept for the enrollment as far as later steps name it too.
 */
final class Targets {
  private Targets() {}

  static Map<Long, Chosen> choose(
      DSLContext tx, CampaignDefinition definition, Outreach outreach, Collection<Lead> leads) {
    Map<Long, List<PointRow>> points = LeadStore.points(tx, leads.stream().map(Lead::id).toList());
    var chosen = new HashMap<Long, Chosen>();
    for (Lead lead : leads) {
      Addressee to =
          definition.step(lead.position().step()) instanceof EffectStep step
              ? Outreach.addresseeOf(step)
              : null;
      List<Candidate> candidates =
          points.getOrDefault(lead.id(), List.of()).stream()
              .map(PointRow::candidate)
              .filter(candidate -> to == null || to.admits(candidate))
              .toList();
      PointChoice.choose(narrowed(candidates, keptOf(outreach, lead), outreach), outreach.channel())
          .ifPresent(choice -> chosen.put(lead.id(), choice));
    }
    return chosen;
  }

  /** The kept point alone, unless it cannot serve this channel at all. */
  private static List<Candidate> narrowed(
      List<Candidate> candidates, @Nullable Long kept, Outreach outreach) {
    List<Candidate> same =
        candidates.stream()
            .filter(c -> kept != null && c.pointId() == kept)
            .filter(c -> outreach.channel() != Channel.SMS || c.lineType() != LineType.LANDLINE)
            .limit(1)
            .toList();
    return same.isEmpty() ? candidates : same;
  }

  private static @Nullable Long keptOf(Outreach outreach, Lead lead) {
    return switch (outreach) {
      case SMS, CALL, AI_CALL -> lead.phonePoint();
      case EMAIL -> lead.emailPoint();
    };
  }
}
