package dev.drumbeat.simulator;

import dev.drumbeat.simulator.batchdata.BatchDataProvider;
import dev.drumbeat.simulator.control.ControlApi;
import dev.drumbeat.simulator.engine.Agenda;
import dev.drumbeat.simulator.engine.Console;
import dev.drumbeat.simulator.engine.Courier;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.engine.Intake;
import dev.drumbeat.simulator.engine.Journal;
import dev.drumbeat.simulator.engine.Pace;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.faults.Faults;
import dev.drumbeat.simulator.faults.Occasions;
import dev.drumbeat.simulator.http.WebServer;
import dev.drumbeat.simulator.log.AcceptanceLog;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.ProgressLog;
import dev.drumbeat.simulator.log.RequestLog;
import dev.drumbeat.simulator.people.People;
import dev.drumbeat.simulator.receiver.ReceiverProvider;
import dev.drumbeat.simulator.regrid.RegridProvider;
import dev.drumbeat.simulator.sendgrid.SendGridProvider;
import dev.drumbeat.simulator.stripe.StripeProvider;
import dev.drumbeat.simulator.twilio.TwilioProvider;
import dev.drumbeat.simulator.vapi.VapiProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A running simulator. Closing it is like a crash: the next start resumes what was accepted. */
public final class Simulator implements AutoCloseable {
  private final WebServer server;
  private final Dispatch dispatch;
  private final Faults faults;
  private final Hooks hooks;
  private final StripeProvider stripe;
  private final Parts parts;

  private Simulator(
      WebServer server,
      Dispatch dispatch,
      ProviderContext context,
      Controls controls,
      Parts parts) {
    this.server = server;
    this.dispatch = dispatch;
    this.faults = controls.faults();
    this.hooks = context.hooks();
    this.stripe = controls.stripe();
    this.parts = parts;
  }

  /**
   * Reads the data folder, resumes what is left to do, and serves.
   *
   * @throws IOException when the port is taken or the folder unreadable, damaged or in use
   */
  public static Simulator start(SimulatorConfig config) throws IOException {
    return start(config, Clock.systemUTC());
  }

  /** As the other, with another time than the machine's, as where weeks pass in seconds. */
  public static Simulator start(SimulatorConfig config, Clock clock) throws IOException {
    Files.createDirectories(config.dataFolder());
    Parts parts = new Parts();
    try {
      return start(config, clock, parts);
    } catch (IOException | RuntimeException failed) {
      parts.close();
      throw failed;
    }
  }

  private static Simulator start(SimulatorConfig config, Clock clock, Parts parts)
      throws IOException {
    List<AcceptedEntry> entries = new ArrayList<>();
    List<Progress> done = new ArrayList<>();
    AcceptanceLog log = parts.add(AcceptanceLog.open(config.dataFolder(), clock, entries::add));
    ProgressLog progress = parts.add(ProgressLog.open(config.dataFolder(), done::add));
    Occasions occasions = new Occasions();
    RequestLog requests =
        parts.add(RequestLog.open(config.dataFolder(), clock, occasions::remember));
    Faults faults = new Faults(config.behaviour().faults(), config.seed(), clock);
    Agenda agenda = parts.add(new Agenda(clock));
    Intake intake = new Intake(log, faults, occasions, agenda);
    ProviderContext context = context(config, intake, agenda, parts, new Journal(progress, clock));
    TwilioProvider twilio = new TwilioProvider(context, clock);
    SendGridProvider sendgrid = new SendGridProvider(context, config.dataFolder(), clock);
    StripeProvider stripe = new StripeProvider(context);
    List<Provider> providers =
        List.of(
            twilio,
            sendgrid,
            new RegridProvider(context, config.seed()),
            new BatchDataProvider(context, config.seed()),
            new VapiProvider(context, config.seed()),
            stripe,
            new ReceiverProvider(context));
    entries.forEach(entry -> intake.remember(entry.fate()));
    recover(providers, entries, done);
    ControlApi control =
        new ControlApi(
            new ControlApi.Logs(log.index(), requests.index()),
            faults,
            context.services().console(),
            new ControlApi.Inboxes(twilio.inbox(), sendgrid.inbox()),
            context.people());
    Dispatch dispatch = new Dispatch(providers, control, requests, config);
    WebServer server = parts.add(new WebServer(address(config), dispatch::answer));
    providers.forEach(Provider::resume);
    server.start();
    return new Simulator(server, dispatch, context, new Controls(faults, stripe), parts);
  }

  private static ProviderContext context(
      SimulatorConfig config, Intake intake, Agenda agenda, Parts parts, Journal journal)
      throws IOException {
    return new ProviderContext(
        config.credentials(),
        new Pace(config.behaviour().pace()),
        new People(config.seed()),
        config.behaviour().callbacks(),
        new ProviderContext.Services(
            intake, journal, agenda, parts.add(new Courier()), Console.open(config.dataFolder())));
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

  private static InetSocketAddress address(SimulatorConfig config) {
    return new InetSocketAddress(config.listen().host(), config.listen().port());
  }

  /** What can be changed while it runs. */
  private record Controls(Faults faults, StripeProvider stripe) {}

  public int port() {
    return server.port();
  }

  /** Where everything is served. A name, because Twilio's SDK mangles numeric hosts. */
  public String baseUrl() {
    return "http://localhost:" + port();
  }

  /**
   * Serves the same over TLS too, as webhooks want it, on a free port of this machine.
   *
   * @return the port
   */
  public int serveToo(SSLContext tls) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    WebServer other = parts.add(new WebServer(address, tls, dispatch::answer));
    other.start();
    return other.port();
  }

  /** Where inbound texts and e-mail events go from now on, also after a restart. */
  public void setHooks(Hooks.Urls urls) {
    hooks.replace(urls);
  }

  /** Where events of payments go from now on, also after a restart; the secret that signs them. */
  public String setStripeEndpoint(URI url) {
    return stripe.endpoint(url);
  }

  /** From now on other faults, until the next start; the plan's spans begin now. */
  public void setFaults(FaultPlan plan) {
    faults.replace(plan);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
