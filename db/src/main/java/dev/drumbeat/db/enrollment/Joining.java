package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.enrollment.JoinStore.Join;
import dev.drumbeat.db.enrollment.JoinStore.Result;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.machine.CompiledJourney;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One request's leads on their way into a run, all locks taken. */
final class Joining {
  private final DSLContext tx;
  private final UUID workspace;
  private final PagingRun run;
  private final CampaignDefinition definition;
  private final Entrance entrance;
  private final Join join;

  Joining(DSLContext tx, UUID workspace, PagingRun run, CompiledJourney journey, Join join) {
    this.tx = tx;
    this.workspace = workspace;
    this.run = run;
    this.definition = journey.definition();
    this.entrance = new Entrance(journey, join.now(), run.businessOffset());
    this.join = join;
  }

  /** Enrolls who may enter, first where there is room, then in cohorts of that size. */
  List<Result> enroll(CohortRows.@Nullable Room room, int size) {
    List<Prospect> matching =
        entrance.matching(ProspectReads.of(tx, definition, Set.copyOf(join.ids())));
    Map<String, NotEnrolled> refused =
        Admission.refused(
            tx, run.campaign(), matching, definition.enroll().reentry(), entrance.now());
    List<NewEnrollment> entering =
        matching.stream()
            .filter(each -> !refused.containsKey(each.key()))
            .map(entrance::enter)
            .toList();
    return results(matching, refused, write(room, size, entering));
  }

  private Map<String, Long> write(
      CohortRows.@Nullable Room room, int size, List<NewEnrollment> leads) {
    int joining = room == null ? 0 : Math.min(room.free(), leads.size());
    var ids = new HashMap<String, Long>();
    if (room != null && joining > 0) {
      ids.putAll(CohortRows.join(tx, workspace, run, room.number(), leads.subList(0, joining)));
    }
    List<NewEnrollment> others = leads.subList(joining, leads.size());
    ids.putAll(CohortRows.begin(tx, workspace, run, others, size));
    return ids;
  }

  private List<Result> results(
      List<Prospect> matching, Map<String, NotEnrolled> refused, Map<String, Long> enrolled) {
    Map<Long, String> keys =
        matching.stream().collect(Collectors.toMap(Prospect::id, Prospect::key));
    Set<Long> known = ProspectReads.known(tx, definition.enroll().per(), join.ids());
    var results = new ArrayList<Result>();
    for (Long id : join.ids()) {
      String key = keys.get(id);
      if (key == null) {
        results.add(
            new Result(
                id, null, known.contains(id) ? NotEnrolled.NOT_MATCHING : NotEnrolled.UNKNOWN));
      } else {
        results.add(new Result(id, enrolled.get(key), refused.get(key)));
      }
    }
    return results;
  }
}
