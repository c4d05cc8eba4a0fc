package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.people.People;

/**
 * What a provider works with.
 *
 * @param callbacks whether anything happens after acceptance: statuses, callbacks, replies
 */
public record ProviderContext(
    Credentials credentials, Pace pace, People people, boolean callbacks, Services services) {

  /** What it shares with the others. */
  public record Services(
      Intake intake, Journal journal, Agenda agenda, Courier courier, Console console) {}

  public Intake intake() {
    return services.intake();
  }

  public Journal journal() {
    return services.journal();
  }

  public Agenda agenda() {
    return services.agenda();
  }

  public Courier courier() {
    return services.courier();
  }

  public Hooks hooks() {
    return services.console().hooks();
  }

  public SenderSettings senders() {
    return services.console().senders();
  }
}
