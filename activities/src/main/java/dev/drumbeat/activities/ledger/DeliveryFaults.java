package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.ErrorClass;
import dev.drumbeat.activities.provider.ErrorRule;
import dev.drumbeat.activities.provider.ErrorTable;
import dev.drumbeat.db.contact.Suppressed;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.hold.HoldStore;
import dev.drumbeat.db.hold.NewHold;
import dev.drumbeat.db.hold.Scope;
import dev.drumbeat.db.ledger.DeliveryStore.Report;
import dev.drumbeat.db.ledger.FaultStore;
import dev.drumbeat.db.ledger.FaultStore.Coded;
import dev.drumbeat.db.ledger.FaultStore.Fault;
import dev.drumbeat.db.webhook.OptOuts;
import dev.drumbeat.journey.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What follows from providers' error codes beyond the one effect: a contact point that is
 * suppressed, a sender, campaign or account that is held. The same for a code that came as an
 * answer and for one that came with a callback.
 */
public final class DeliveryFaults {
  /** A share of fewer texts than this says nothing. */
  private static final int LEAST_TEXTS = 20;

  /** A report of this rank or more is final: sent, but failed. */
  private static final int FINAL_RANK = 10;

  private DeliveryFaults() {}

  /** A code that its provider's table lists, and the effect that it came with. */
  public record Listed(Fault fault, ErrorRule rule) {}

  /**
   * Applies the codes of delivery reports, which are to be applied to the ledger after it. Locks
   * contact points, and whom else an opt-out takes in, so the caller may hold the locks of runs and
   * none that comes after them.
   *
   * @return what was listed, for the record
   */
  public static List<Listed> apply(DSLContext tx, UUID workspace, List<Report> reports) {
    List<Report> failed =
        reports.stream()
            .filter(report -> report.code() != null && report.rank() >= FINAL_RANK)
            .toList();
    return failed.isEmpty()
        ? List.of()
        : applyCodes(tx, workspace, FaultStore.ofReports(tx, failed));
  }

  /** Applies codes of answers; the same rules as {@link #apply}. */
  static List<Listed> applyCodes(DSLContext tx, UUID workspace, List<Coded> coded) {
    if (coded.isEmpty()) {
      return List.of();
    }
    List<Listed> listed =
        FaultStore.faults(tx, coded).stream()
            .flatMap(fault ->
                ErrorTable.ofKind(fault.kind()).find(fault.code()).stream()
                    .map(rule -> new Listed(fault, rule)))
            .toList();
    OptOuts.add(tx, workspace, suppressed(listed));
    HoldStore.place(tx, workspace, holds(tx, listed));
    return listed;
  }

  private static List<Suppressed> suppressed(List<Listed> listed) {
    return listed.stream()
        .filter(each -> each.fault().pointId() != null)
        .flatMap(each ->
            reason(each).stream()
                .map(reason ->
                    new Suppressed(
                        Objects.requireNonNull(each.fault().pointId()),
                        channel(each.fault().kind()),
                        reason,
                        "provider",
                        Map.of("code", each.rule().code()))))
        .toList();
  }

  private static Optional<Reason> reason(Listed each) {
    return switch (each.rule().errorClass()) {
      case SUPPRESS_CONTACT -> Optional.of(Reason.OPT_OUT);
      case SUPPRESS_NUMBER ->
          each.fault().before() + 1 >= each.rule().limit()
              ? Optional.of(Reason.UNREACHABLE)
              : Optional.empty();
      case RETRY_NOT_COUNTED,
          RETRY_COUNTED,
          PERMANENT_FOR_PAIR,
          HALT_SENDER,
          HALT_CAMPAIGN,
          HALT_ACCOUNT,
          REJECTED ->
          Optional.empty();
    };
  }

  private static List<NewHold> holds(DSLContext tx, List<Listed> listed) {
    var holds = new ArrayList<NewHold>();
    for (Listed each : listed) {
      UUID subject = subject(each);
      if (subject != null && trips(tx, each, listed)) {
        holds.add(
            new NewHold(
                scope(each.rule().errorClass()),
                subject,
                Objects.requireNonNull(each.rule().hold()),
                each.rule().code(),
                each.rule().meaning()));
      }
    }
    return holds;
  }

  private static boolean trips(DSLContext tx, Listed each, List<Listed> listed) {
    int percent = each.rule().tripsAtPercent();
    UUID run = each.fault().run();
    return percent == 0
        || run != null
            && FaultStore.share(
                    tx, run, each.fault().kind(), each.rule().code(), alike(each.rule(), listed))
                .reaches(percent, LEAST_TEXTS);
  }

  private static List<Long> alike(ErrorRule rule, List<Listed> listed) {
    return listed.stream()
        .filter(each -> each.rule().equals(rule))
        .map(each -> each.fault().intentId())
        .toList();
  }

  private static @Nullable UUID subject(Listed each) {
    return switch (each.rule().errorClass()) {
      case HALT_SENDER -> each.fault().senderId();
      case HALT_CAMPAIGN -> each.fault().campaign();
      case HALT_ACCOUNT -> each.fault().integrationId();
      case RETRY_NOT_COUNTED,
          RETRY_COUNTED,
          SUPPRESS_CONTACT,
          SUPPRESS_NUMBER,
          PERMANENT_FOR_PAIR,
          REJECTED ->
          null;
    };
  }

  private static Scope scope(ErrorClass errorClass) {
    return switch (errorClass) {
      case HALT_SENDER -> Scope.SENDER;
      case HALT_CAMPAIGN -> Scope.CAMPAIGN;
      case HALT_ACCOUNT -> Scope.INTEGRATION;
      case RETRY_NOT_COUNTED,
          RETRY_COUNTED,
          SUPPRESS_CONTACT,
          SUPPRESS_NUMBER,
          PERMANENT_FOR_PAIR,
          REJECTED ->
          throw new IllegalArgumentException(errorClass + " holds nothing");
    };
  }

  private static Channel channel(String kind) {
    return switch (kind) {
      case "CALL", "AI_CALL" -> Channel.VOICE;
      default -> Channel.valueOf(kind);
    };
  }
}
