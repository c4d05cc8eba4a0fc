package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.provider.ErrorTable;
import dev.drumbeat.db.contact.Suppressed.Reason;
import java.util.Optional;

/** Provider errors after which a contact point is not addressed again on that channel. */
public final class Refusals {
  private Refusals() {}

  /** Why a point must be suppressed after this error of Twilio's, if it must. */
  public static Optional<Reason> suppressing(String code) {
    return ErrorTable.ofKind("SMS")
        .find(code)
        .filter(rule -> rule.limit() == 1)
        .flatMap(rule ->
            switch (rule.errorClass()) {
              case SUPPRESS_CONTACT -> Optional.of(Reason.OPT_OUT);
              case SUPPRESS_NUMBER -> Optional.of(Reason.UNREACHABLE);
              case RETRY_NOT_COUNTED,
                  RETRY_COUNTED,
                  PERMANENT_FOR_PAIR,
                  HALT_SENDER,
                  HALT_CAMPAIGN,
                  HALT_ACCOUNT,
                  REJECTED ->
                  Optional.empty();
            });
  }
}
