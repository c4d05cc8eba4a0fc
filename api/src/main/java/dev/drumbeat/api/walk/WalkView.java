package dev.drumbeat.api.walk;

import dev.drumbeat.journey.machine.Note;
import dev.drumbeat.journey.preview.FieldPreview;
import dev.drumbeat.journey.walk.DryRun;
import dev.drumbeat.journey.walk.Stop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lead's way under assumptions.
 *
 * @param outcome how it ended; null where it didn't
 * @param halt why it didn't
 * @param cost of all together by the price list, US dollars
 */
record WalkView(
    List<StopView> stops,
    @Nullable String state,
    @Nullable String outcome,
    @Nullable String halt,
    Instant endsAt,
    BigDecimal cost) {

  /**
   * A step on the way.
   *
   * @param local when the lead came, by the recipient's clock
   * @param actedAt when its effect is sent, after the hours that it waits for
   */
  record StopView(
      String step,
      int visit,
      String type,
      Instant at,
      LocalDateTime local,
      @Nullable Instant actedAt,
      List<TextView> texts,
      @Nullable String outcome,
      BigDecimal cost,
      List<String> reasons) {}

  /**
   * A text as the lead would get it.
   *
   * @param encoding GSM7 or UCS2; null for what is no text message
   * @param forcedBy the first character that GSM-7 lacks
   * @param plain the same in GSM-7, if there is such
   */
  record TextView(
      String field,
      String text,
      Set<String> missingFields,
      @Nullable Integer segments,
      @Nullable String encoding,
      @Nullable String forcedBy,
      @Nullable String plain,
      @Nullable String fault) {
    static TextView of(FieldPreview preview) {
      var cost = preview.cost();
      return new TextView(
          preview.field(),
          preview.text(),
          preview.missingFields(),
          cost == null ? null : cost.segments(),
          cost == null ? null : cost.encoding().name(),
          cost == null || cost.forced() == null ? null : cost.forced().character(),
          cost == null ? null : cost.plain(),
          preview.fault());
    }
  }

  static WalkView of(DryRun run) {
    var ending = run.ending();
    return new WalkView(
        run.stops().stream().map(WalkView::stop).toList(),
        ending == null ? null : ending.state().name(),
        ending == null ? null : ending.outcome(),
        run.halt(),
        run.endsAt(),
        dollars(run.costMicros()));
  }

  private static StopView stop(Stop stop) {
    return new StopView(
        stop.step(),
        stop.visit(),
        stop.type(),
        stop.at(),
        stop.local(),
        stop.actedAt(),
        stop.texts().stream().map(TextView::of).toList(),
        stop.outcome(),
        dollars(stop.costMicros()),
        stop.notes().stream().map(Note::summary).toList());
  }

  private static BigDecimal dollars(long micros) {
    return BigDecimal.valueOf(micros, 6);
  }
}
