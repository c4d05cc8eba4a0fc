package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.CallRequest;
import dev.drumbeat.activities.provider.EmailRequest;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.activities.provider.SmsRequest;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import dev.drumbeat.db.webhook.TrackedLinks;
import dev.drumbeat.db.webhook.TrackedLinks.Tracked;
import dev.drumbeat.db.webhook.UnsubscribeLinks;
import dev.drumbeat.journey.messaging.MailFooter;
import dev.drumbeat.journey.messaging.MailLinks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Texts, e-mails and calls as one request each, made from what the intent holds. */
public final class Effects {
  /** Twilio's longest validity; a text must leave its queue while it is still lawful. */
  private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

  private static final Duration RING = Duration.ofSeconds(30);
  static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private final Providers providers;
  private final Accounts accounts;
  private final Links links;
  private final Clock clock;

  /** How the addresses are made that stand in e-mails. */
  public record Links(UnsubscribeLinks unsubscribe, TrackedLinks tracked) {
    public Links(Secrets secrets) {
      this(new UnsubscribeLinks(secrets), new TrackedLinks(secrets));
    }
  }

  public Effects(Providers providers, Accounts accounts, Links links, Clock clock) {
    this.providers = providers;
    this.accounts = accounts;
    this.links = links;
    this.clock = clock;
  }

  /** The effect of a kind of intent; what has no list to read at a provider has none of these. */
  public Effect ofKind(UUID workspace, String kind) {
    return switch (kind) {
      case "SMS" -> of(Outreach.SMS, workspace);
      case "EMAIL" -> of(Outreach.EMAIL, workspace);
      case "CALL" -> of(Outreach.CALL, workspace);
      case "AI_CALL" -> of(Outreach.AI_CALL, workspace);
      default -> new NotRead();
    };
  }

  /** Look-ups of properties: nobody needs them when the lead has left. */
  private static final class NotRead implements Effect {
    @Override
    public Answer send(Intent intent, UUID attempt) {
      throw new IllegalStateException("Nothing is bought for a lead that has left");
    }

    @Override
    public Finding find(Intent intent, Others others) {
      return new Finding.Nothing();
    }
  }

  Effect of(Outreach outreach, UUID workspace) {
    return switch (outreach) {
      case SMS -> new Text(accounts.get(workspace, Provider.TWILIO));
      case CALL -> new Call(accounts.get(workspace, Provider.TWILIO));
      case AI_CALL -> new AssistantEffect(providers, accounts.get(workspace, Provider.VAPI));
      case EMAIL -> new Mail(workspace, accounts.get(workspace, Provider.SENDGRID));
    };
  }

  private final class Text implements Effect {
    private final ProviderAccount account;

    Text(ProviderAccount account) {
      this.account = account;
    }

    @Override
    public Answer send(Intent intent, UUID attempt) {
      return providers.messages().send(account, request(intent, attempt));
    }

    @Override
    public Finding find(Intent intent, Others others) {
      return providers
          .messages()
          .find(
              account,
              request(intent, attemptOf(intent)),
              submitted(intent),
              others.ids(),
              others.doubts());
    }

    private SmsRequest request(Intent intent, UUID attempt) {
      return new SmsRequest(
          attempt,
          intent.effect(),
          text(intent, "to"),
          text(intent, "from"),
          text(intent, "body"),
          validity(intent.lawfulUntil()));
    }
  }

  private final class Call implements Effect {
    private final ProviderAccount account;

    Call(ProviderAccount account) {
      this.account = account;
    }

    @Override
    public Answer send(Intent intent, UUID attempt) {
      return providers.calls().place(account, request(intent, attempt));
    }

    @Override
    public Finding find(Intent intent, Others others) {
      return providers
          .calls()
          .find(
              account,
              request(intent, attemptOf(intent)),
              submitted(intent),
              others.ids(),
              others.doubts());
    }

    private CallRequest request(Intent intent, UUID attempt) {
      return new CallRequest(
          attempt,
          intent.effect(),
          text(intent, "to"),
          text(intent, "from"),
          Boolean.TRUE.equals(intent.content().get("detectMachine")),
          RING,
          LONGEST_CALL);
    }
  }

  private record Parts(String text, @Nullable String html, boolean tracked) {}

  private final class Mail implements Effect {
    private final UUID workspace;
    private final ProviderAccount account;

    Mail(UUID workspace, ProviderAccount account) {
      this.workspace = workspace;
      this.account = account;
    }

    @Override
    public Answer send(Intent intent, UUID attempt) {
      String key = account.callbacks().getPath().replaceAll(".*/", "");
      URI link = links.unsubscribe().url(accounts.publicUrl(), key, attempt);
      Parts parts =
          parts(
              intent, attempt, new MailFooter(optional(intent, "postalAddress"), link.toString()));
      return providers
          .mail()
          .send(
              account,
              new EmailRequest(
                  attempt,
                  intent.effect(),
                  text(intent, "to"),
                  null,
                  text(intent, "from"),
                  optional(intent, "fromName"),
                  text(intent, "subject"),
                  parts.text(),
                  parts.html(),
                  Map.of(
                      "List-Unsubscribe",
                      "<" + link + ">",
                      "List-Unsubscribe-Post",
                      "List-Unsubscribe=One-Click"),
                  parts.tracked()));
    }

    /** Both parts as they leave; the footer's link is never one that is tracked. */
    private Parts parts(Intent intent, UUID attempt, MailFooter footer) {
      boolean tracked = intent.content().containsKey(MailLinks.KEPT_AS);
      MailLinks kept = MailLinks.kept(intent.content().get(MailLinks.KEPT_AS));
      IntFunction<String> instead =
          index ->
              links
                  .tracked()
                  .url(accounts.publicUrl(), new Tracked(workspace, attempt, index))
                  .toString();
      String html = optional(intent, "html");
      return new Parts(
          kept.inText(text(intent, "text"), instead) + footer.text(),
          html == null ? null : kept.inHtml(html, instead) + footer.html(),
          tracked);
    }

    /** Its list costs extra and is late; what proves a mail is its {@code processed} event. */
    @Override
    public Finding find(Intent intent, Others others) {
      return new Finding.Nothing();
    }
  }

  private Duration validity(@Nullable Instant lawfulUntil) {
    if (lawfulUntil == null) {
      return LONGEST_VALIDITY;
    }
    Duration left = Duration.between(clock.instant(), lawfulUntil);
    return left.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : left;
  }

  private static UUID attemptOf(Intent intent) {
    return Objects.requireNonNull(intent.attempt());
  }

  private static Instant submitted(Intent intent) {
    return Objects.requireNonNull(intent.submittedAt());
  }

  private static String text(Intent intent, String name) {
    return String.valueOf(intent.content().get(name));
  }

  private static @Nullable String optional(Intent intent, String name) {
    return intent.content().get(name) instanceof String value ? value : null;
  }
}
