package dev.drumbeat.api.config;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * The API's settings.
 *
 * @param publicUrl how providers reach this process; webhook signatures are checked against it
 * @param secretKey 32 bytes in base64: encrypts credentials, signs links
 * @param simulatedHosts hosts other than this machine where a simulated provider may be
 */
@ConfigurationProperties(prefix = "drumbeat", ignoreUnknownFields = false)
public record ApiProperties(
    @DefaultValue DatabaseSettings database,
    @DefaultValue("http://localhost:8080") String publicUrl,
    @DefaultValue("") String secretKey,
    @DefaultValue TemporalSettings temporal,
    @DefaultValue WebhookSettings webhooks,
    @DefaultValue Set<String> simulatedHosts) {
  public ApiProperties {
    simulatedHosts = Set.copyOf(simulatedHosts);
    publicUrl = publicUrl.replaceAll("/+$", "");
    Settings.httpUrl("drumbeat.public-url", publicUrl);
    Settings.secretKey(secretKey);
  }

  /** Finds what is wrong before anything starts, so that nothing else is said of it. */
  public static void check(Environment environment) {
    Binder.get(environment)
        .bindOrCreate(
            "drumbeat",
            Bindable.of(ApiProperties.class),
            new NoUnboundElementsBindHandler(
                BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
  }

  /** As an address. */
  public URI publicUri() {
    return URI.create(publicUrl);
  }

  /**
   * Where the database is.
   *
   * @param url JDBC, or postgres://…
   * @param connections at most
   * @param answerTimeout within which a statement is answered, or the request with 503
   */
  public record DatabaseSettings(
      @DefaultValue("") String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password,
      @DefaultValue("16") int connections,
      @DefaultValue("8s") Duration answerTimeout) {
    public DatabaseSettings {
      Settings.address(url, user, password);
      Settings.range("drumbeat.database.connections", connections, 1, 200);
      Settings.range(
          "drumbeat.database.answer-timeout",
          answerTimeout,
          Duration.ofSeconds(1),
          Duration.ofMinutes(10));
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "database as " + user;
    }
  }

  /**
   * Where Temporal is.
   *
   * @param address host:port
   * @param uiUrl of its web UI; null when there is none
   */
  public record TemporalSettings(
      @DefaultValue("localhost:7233") String address,
      @DefaultValue("drumbeat") String namespace,
      @Nullable String uiUrl) {
    public TemporalSettings {
      Settings.hostAndPort("drumbeat.temporal.address", address);
      uiUrl = uiUrl == null || uiUrl.isBlank() ? null : uiUrl.replaceAll("/+$", "");
      if (uiUrl != null) {
        Settings.httpUrl("drumbeat.temporal.ui-url", uiUrl);
      }
    }
  }

  /**
   * How webhooks are checked.
   *
   * @param sendgridTolerance how far from now the timestamp that SendGrid signs may be
   */
  public record WebhookSettings(@DefaultValue("10m") Duration sendgridTolerance) {
    public WebhookSettings {
      Settings.range(
          "drumbeat.webhooks.sendgrid-tolerance",
          sendgridTolerance,
          Duration.ofMinutes(1),
          Duration.ofHours(48));
    }
  }

  /** Without the secret key. */
  @Override
  public String toString() {
    return "API at " + publicUrl;
  }
}
