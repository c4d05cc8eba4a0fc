package dev.drumbeat.activities.provider;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.ClickTrackingSetting;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.Personalization;
import com.sendgrid.helpers.mail.objects.TrackingSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * E-mail through SendGrid.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/api-reference/mail-send">Mail send</a>
 */
public final class SendGridMail {
  static final String OWN_ADDRESS = "https://api.sendgrid.com";

  private final Client client;

  SendGridMail(OneRequest http) {
    client = new AddressedClient(http);
  }

  /**
   * Sends one e-mail to one recipient with one request: a batch would have one outcome for all. The
   * answer's message id is the provider's id, which every event's {@code sg_message_id} begins
   * with.
   */
  public Answer send(ProviderAccount account, EmailRequest request) {
    try {
      return accepted(sendGrid(account).api(post(request)));
    } catch (NoSuccess e) {
      return Privacy.hide(
          e.answer(),
          Stream.of(request.to(), request.toName(), request.subject())
              .flatMap(value -> Optional.ofNullable(value).stream())
              .toList());
    } catch (IOException e) {
      return new Answer.Unknown(null, "The exchange broke off: " + e.getClass().getSimpleName());
    }
  }

  private SendGrid sendGrid(ProviderAccount account) {
    SendGrid sendGrid = new SendGrid(account.credential("apiKey"), client);
    sendGrid.setHost(account.address(OWN_ADDRESS).toString());
    return sendGrid;
  }

  private static Request post(EmailRequest request) throws IOException {
    Request post = new Request();
    post.setMethod(Method.POST);
    post.setEndpoint("mail/send");
    post.setBody(mail(request).build());
    return post;
  }

  private static Mail mail(EmailRequest request) {
    Personalization recipient = new Personalization();
    recipient.addTo(new Email(request.to(), request.toName()));
    recipient.addCustomArg("attempt_id", request.attempt().toString());
    recipient.addCustomArg("effect", request.effect());
    request.headers().forEach(recipient::addHeader);
    Mail mail = new Mail();
    mail.setFrom(new Email(request.from(), request.fromName()));
    mail.setSubject(request.subject());
    mail.addPersonalization(recipient);
    mail.addContent(new Content("text/plain", request.text()));
    if (request.html() != null) {
      mail.addContent(new Content("text/html", request.html()));
    }
    if (request.tracked()) {
      mail.setTrackingSettings(withoutClicks());
    }
    return mail;
  }

  /** Links that are ours already are not put behind SendGrid's too, whatever the account says. */
  private static TrackingSettings withoutClicks() {
    ClickTrackingSetting clicks = new ClickTrackingSetting();
    clicks.setEnable(false);
    clicks.setEnableText(false);
    TrackingSettings settings = new TrackingSettings();
    settings.setClickTrackingSetting(clicks);
    return settings;
  }

  private static Answer accepted(Response response) {
    return response.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("X-Message-Id"))
        .map(Map.Entry::getValue)
        .filter(id -> !id.isBlank())
        .findFirst()
        .<Answer>map(id -> new Answer.Accepted(id, null))
        .orElseGet(
            () -> new Answer.Unknown(response.getStatusCode(), "A success without message id"));
  }

  /** The SDK puts a scheme before the host and no path; ours comes as a whole address. */
  private static final class AddressedClient extends Client {
    AddressedClient(OneRequest http) {
      super(new SendGridTransport(http));
    }

    @Override
    public URI buildUri(
        String baseUri, String endpoint, @Nullable Map<String, String> queryParameters) {
      return URI.create(baseUri + endpoint);
    }
  }
}
