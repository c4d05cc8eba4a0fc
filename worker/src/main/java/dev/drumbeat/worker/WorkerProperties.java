package dev.drumbeat.worker;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The worker's settings.
 *
 * @param publicUrl where providers reach the API
 * @param secretKey 32 bytes in base64: decrypts credentials, signs links
 */
@ConfigurationProperties(prefix = "drumbeat", ignoreUnknownFields = false)
public record WorkerProperties(
    @DefaultValue DatabaseSettings database,
    @DefaultValue("http://localhost:8080") String publicUrl,
    @DefaultValue("") String secretKey,
    @DefaultValue TemporalSettings temporal,
    @DefaultValue CohortSettings cohort,
    @DefaultValue LedgerSettings ledger,
    @DefaultValue WebhookSettings webhooks) {

  /**
   * Where the database is.
   *
   * @param url JDBC, or postgres://…
   * @param connections at most
   */
  public record DatabaseSettings(
      @DefaultValue("") String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password,
      @DefaultValue("32") int connections) {
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
   * @param prepare whether this process registers the namespace and its search attributes
   */
  public record TemporalSettings(
      @DefaultValue("localhost:7233") String address,
      @DefaultValue("drumbeat") String namespace,
      @DefaultValue("true") boolean prepare) {}

  /**
   * How leads walk together.
   *
   * @param size leads in a cohort, 1 to 1,000
   * @param wakeEvery how long wake-ups of a cohort are gathered before it is signalled
   * @param lostAfter how long a lead may be overdue before its workflow is looked for
   */
  public record CohortSettings(
      @DefaultValue("1000") int size,
      @DefaultValue("1s") Duration wakeEvery,
      @DefaultValue("60s") Duration lostAfter) {
    public CohortSettings {
      if (size < 1 || size > 1_000) {
        throw new IllegalArgumentException("drumbeat.cohort.size is 1 to 1000, not " + size);
      }
    }
  }

  /**
   * How doubts about effects are cleared up.
   *
   * @param answerTimeout the longest that a provider's answer is waited for
   * @param readGap time between two looks at a provider's list
   * @param deadline when what is still in doubt is listed for a person
   * @param callSilence how long a call's end may go untold before the provider is asked
   * @param textSilence the same for a text's delivery
   * @param inboundPoll how often the list of texts to each of our numbers is read
   * @param pricePoll how often the lists of what each of our numbers sent are read for prices
   * @param emptyReadsProve kinds of effect for which two empty looks prove that it never was
   */
  public record LedgerSettings(
      @DefaultValue("10s") Duration answerTimeout,
      @DefaultValue("60s") Duration readGap,
      @DefaultValue("24h") Duration deadline,
      @DefaultValue("10m") Duration callSilence,
      @DefaultValue("12h") Duration textSilence,
      @DefaultValue("3m") Duration inboundPoll,
      @DefaultValue("5m") Duration pricePoll,
      @DefaultValue({"EMAIL", "PARCEL", "OWNER_CONTACTS"}) Set<String> emptyReadsProve) {
    public LedgerSettings {
      emptyReadsProve = Set.copyOf(emptyReadsProve);
    }
  }

  /**
   * How journeys' webhooks are sent.
   *
   * @param allowLoopback whether they may call this very machine; only for tests and demonstrations
   */
  public record WebhookSettings(@DefaultValue("false") boolean allowLoopback) {}

  /** Without the secret key. */
  @Override
  public String toString() {
    return "worker of " + temporal.namespace() + " at " + temporal.address();
  }
}
