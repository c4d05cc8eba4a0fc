package dev.drumbeat.simulator;

import dev.drumbeat.simulator.control.ControlApi;
import dev.drumbeat.simulator.engine.Agenda;
import dev.drumbeat.simulator.engine.Courier;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.engine.Intake;
import dev.drumbeat.simulator.engine.Journal;
import dev.drumbeat.simulator.engine.Pace;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.engine.RequestCounts;
import dev.drumbeat.simulator.faults.Faults;
import dev.drumbeat.simulator.http.WebServer;
import dev.drumbeat.simulator.log.AcceptanceLog;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.ProgressLog;
import dev.drumbeat.simulator.people.People;
import dev.drumbeat.simulator.twilio.TwilioProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A running simulator. Closing it is like a crash: what was accepted is resumed at the next start.
 */
public final class Simulator implements AutoCloseable {
  private final WebServer server;
  private final Agenda agenda;
  private final Courier courier;
  private final AcceptanceLog accepted;
  private final ProgressLog progress;

  private Simulator(
      WebServer server,
      Agenda agenda,
      Courier courier,
      AcceptanceLog accepted,
      ProgressLog progress) {
    this.server = server;
    this.agenda = agenda;
    this.courier = courier;
    this.accepted = accepted;
    this.progress = progress;
  }

  /**
   * Reads the data folder, resumes what is left to do, and serves.
   *
   * @throws IOException when the port is taken or the folder unreadable, damaged or in use
   */
  public static Simulator start(SimulatorConfig config) throws IOException {
    Files.createDirectories(config.dataFolder());
    Clock clock = Clock.systemUTC();
    List<AcceptedEntry> entries = new ArrayList<>();
    List<Progress> done = new ArrayList<>();
    AcceptanceLog accepted = AcceptanceLog.open(config.dataFolder(), clock, entries::add);
    ProgressLog progress = ProgressLog.open(config.dataFolder(), done::add);
    Agenda agenda = new Agenda(clock);
    Courier courier = new Courier();
    Faults faults = new Faults(config.behaviour().faults(), config.seed());
    ProviderContext context =
        new ProviderContext(
            config.credentials(),
            new Pace(config.behaviour().pace()),
            new People(config.seed()),
            faults,
            new ProviderContext.Services(
                new Intake(accepted, faults, agenda),
                new Journal(progress, clock),
                agenda,
                courier,
                Hooks.open(config.dataFolder())));
    TwilioProvider twilio = new TwilioProvider(context, clock);
    List<Provider> providers = List.of(twilio);
    recover(providers, entries, done);
    RequestCounts counts = new RequestCounts();
    ControlApi control =
        new ControlApi(accepted.index(), counts, context.hooks(), twilio.inbox(), context.people());
    Dispatch dispatch = new Dispatch(providers, control, counts, config);
    WebServer server =
        new WebServer(
            new InetSocketAddress(config.listen().host(), config.listen().port()),
            dispatch::answer);
    providers.forEach(Provider::resume);
    server.start();
    return new Simulator(server, agenda, courier, accepted, progress);
  }

  private static void recover(
      List<Provider> providers, List<AcceptedEntry> entries, List<Progress> done) {
    for (Provider provider : providers) {
      entries.stream()
          .filter(entry -> entry.provider().equals(provider.name()))
          .forEach(provider::restore);
      done.stream()
          .filter(step -> step.provider().equals(provider.name()))
          .forEach(provider::replay);
    }
  }

  public int port() {
    return server.port();
  }

  /** Where everything is served. A name, because Twilio's SDK mangles numeric hosts. */
  public String baseUrl() {
    return "http://localhost:" + port();
  }

  @Override
  public void close() throws IOException {
    server.close();
    agenda.close();
    courier.close();
    accepted.close();
    progress.close();
  }
}
