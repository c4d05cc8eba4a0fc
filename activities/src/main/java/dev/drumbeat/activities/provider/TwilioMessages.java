package dev.drumbeat.activities.provider;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts through Twilio.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Message resource</a>
 */
public final class TwilioMessages {
  private static final int LONGEST_VALIDITY_SECONDS = 36_000;

  private final TwilioClients clients;

  TwilioMessages(TwilioClients clients) {
    this.clients = clients;
  }

  /** Sends one text with one request. */
  public Answer send(ProviderAccount account, SmsRequest request) {
    MessageCreator creator =
        Message.creator(
                new PhoneNumber(request.to()), new PhoneNumber(request.from()), request.body())
            .setStatusCallback(
                Callback.of(account, "/message-status", request.attempt(), request.effect()))
            .setValidityPeriod(
                Math.clamp(request.validity().toSeconds(), 1, LONGEST_VALIDITY_SECONDS));
    return TwilioAnswers.ofCreation(
        List.of(request.body()),
        () -> {
          @Nullable Message message = creator.create(clients.of(account));
          return message == null
              ? TwilioAnswers.accepted(null, null)
              : TwilioAnswers.accepted(message.getSid(), message.getPrice());
        });
  }

  /**
   * Looks for the text among what Twilio has for its two numbers: the same body, created no earlier
   * than five minutes before the submission (clocks differ). Of several, the first since.
   *
   * @param submittedAt by our clock, at the latest when the request began
   * @param knownIds Twilio's ids that belong to other attempts
   * @param otherDoubts when others began that could as well be what is found
   */
  public Finding find(
      ProviderAccount account,
      SmsRequest request,
      Instant submittedAt,
      Set<String> knownIds,
      List<Instant> otherDoubts) {
    MessageReader reader = Message.reader().setTo(request.to()).setFrom(request.from());
    return new ReadBack(submittedAt, knownIds, otherDoubts)
        .in(clients.of(account), reader, message -> candidate(message, request.body()));
  }

  private static ReadBack.@Nullable Candidate candidate(Message message, String body) {
    ReadBack.Candidate candidate =
        ReadBack.Candidate.of(message.getSid(), message.getDateCreated(), message.getPrice());
    return body.equals(message.getBody()) ? candidate : null;
  }

  /** How the text is doing. */
  public Fetched<MessageState> fetch(ProviderAccount account, String providerId) {
    return TwilioAnswers.ofFetch(() -> {
      @Nullable Message message = Message.fetcher(providerId).fetch(clients.of(account));
      return message == null || message.getStatus() == null ? null : state(message);
    });
  }

  private static MessageState state(Message message) {
    Integer error = message.getErrorCode();
    return new MessageState(
        message.getStatus().toString(),
        error == null ? null : error.toString(),
        TwilioAnswers.cost(message.getPrice()));
  }
}
