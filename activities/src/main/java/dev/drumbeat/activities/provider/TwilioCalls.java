package dev.drumbeat.activities.provider;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.CallReader;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls through Twilio.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource">Call resource</a>
 */
public final class TwilioCalls {
  private static final int LONGEST_RING_SECONDS = 600;
  private static final int LONGEST_CALL_SECONDS = 14_400;

  private final TwilioClients clients;

  TwilioCalls(TwilioClients clients) {
    this.clients = clients;
  }

  /** Places one call with one request; what it says is asked for at {@code …/voice}. */
  public Answer place(ProviderAccount account, CallRequest request) {
    CallCreator creator = creator(account, request);
    return TwilioAnswers.ofCreation(
        List.of(),
        () -> {
          @Nullable Call call = creator.create(clients.of(account));
          return call == null
              ? TwilioAnswers.accepted(null, null)
              : TwilioAnswers.accepted(call.getSid(), call.getPrice());
        });
  }

  private static CallCreator creator(ProviderAccount account, CallRequest request) {
    CallCreator creator =
        Call.creator(
                new PhoneNumber(request.to()),
                new PhoneNumber(request.from()),
                Callback.of(account, "/voice", request.attempt()))
            .setStatusCallback(
                Callback.of(account, "/call-status", request.attempt(), request.effect()))
            .setStatusCallbackEvent(List.of("initiated", "answered", "completed"))
            .setTimeout(Math.clamp(request.ring().toSeconds(), 1, LONGEST_RING_SECONDS))
            .setTimeLimit(Math.clamp(request.timeLimit().toSeconds(), 1, LONGEST_CALL_SECONDS));
    // Not "Enable": a message may be left only after the machine's greeting and beep.
    return request.detectMachine() ? creator.setMachineDetection("DetectMessageEnd") : creator;
  }

  /**
   * Looks for the call among what Twilio has for its two numbers: created no earlier than five
   * minutes before the submission (clocks differ). Of several, the first since.
   *
   * @param submittedAt by our clock, at the latest when the request began
   * @param knownIds Twilio's ids that belong to other attempts
   * @param otherDoubts when others began that could as well be what is found
   */
  public Finding find(
      ProviderAccount account,
      CallRequest request,
      Instant submittedAt,
      Set<String> knownIds,
      List<Instant> otherDoubts) {
    CallReader reader = Call.reader().setTo(request.to()).setFrom(request.from());
    return new ReadBack(submittedAt, knownIds, otherDoubts)
        .in(
            clients.of(account),
            reader,
            call -> ReadBack.Candidate.of(call.getSid(), call.getDateCreated(), call.getPrice()));
  }

  /** How the call is doing. */
  public Fetched<CallState> fetch(ProviderAccount account, String providerId) {
    return TwilioAnswers.ofFetch(() -> {
      @Nullable Call call = Call.fetcher(providerId).fetch(clients.of(account));
      return call == null || call.getStatus() == null ? null : state(call);
    });
  }

  private static CallState state(Call call) {
    return new CallState(
        call.getStatus().toString(),
        duration(call.getDuration()),
        call.getAnsweredBy(),
        TwilioAnswers.cost(call.getPrice()));
  }

  private static @Nullable Duration duration(@Nullable String seconds) {
    return seconds != null && seconds.matches("\\d{1,9}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }
}
