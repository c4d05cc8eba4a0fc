package dev.drumbeat.simulator;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a simulator is set up. Start from {@link #defaults} and change what differs.
 *
 * @param listen where it listens
 * @param dataFolder its logs, hooks and signing key; one simulator a folder
 * @param seed of the cast and of the faults: one seed is one run
 */
public record SimulatorConfig(
    Listen listen, Path dataFolder, long seed, Credentials credentials, Behaviour behaviour) {
  private static final Duration USUAL_LATENCY = Duration.ofMillis(20);

  /**
   * Where to listen.
   *
   * @param port 0 takes a free one
   */
  public record Listen(String host, int port) {}

  /**
   * How well providers and people behave.
   *
   * @param latency a provider's usual time to answer; each answer takes between half and one and a
   *     half of it
   * @param pace factor on the delays of people and carriers: 1 is seconds, 0 is at once
   * @param callbacks false where nothing may happen after acceptance, no status, no callback and no
   *     reply, as benchmarks want it
   */
  public record Behaviour(FaultPlan faults, Duration latency, double pace, boolean callbacks) {}

  /** Free port on this machine, seed 1, made-up credentials, no faults, 20 ms, pace 1. */
  public static SimulatorConfig defaults(Path dataFolder) {
    return new SimulatorConfig(
        new Listen("127.0.0.1", 0),
        dataFolder,
        1,
        Credentials.simulated(),
        new Behaviour(FaultPlan.none(), USUAL_LATENCY, 1, true));
  }

  public SimulatorConfig withHost(String host) {
    return withListen(new Listen(host, listen.port()));
  }

  public SimulatorConfig withPort(int port) {
    return withListen(new Listen(listen.host(), port));
  }

  public SimulatorConfig withSeed(long other) {
    return new SimulatorConfig(listen, dataFolder, other, credentials, behaviour);
  }

  public SimulatorConfig withCredentials(Credentials other) {
    return new SimulatorConfig(listen, dataFolder, seed, other, behaviour);
  }

  public SimulatorConfig withFaults(FaultPlan faults) {
    return withBehaviour(
        new Behaviour(faults, behaviour.latency(), behaviour.pace(), behaviour.callbacks()));
  }

  public SimulatorConfig withLatency(Duration latency) {
    return withBehaviour(
        new Behaviour(behaviour.faults(), latency, behaviour.pace(), behaviour.callbacks()));
  }

  public SimulatorConfig withPace(double pace) {
    return withBehaviour(
        new Behaviour(behaviour.faults(), behaviour.latency(), pace, behaviour.callbacks()));
  }

  public SimulatorConfig withCallbacks(boolean callbacks) {
    return withBehaviour(
        new Behaviour(behaviour.faults(), behaviour.latency(), behaviour.pace(), callbacks));
  }

  public String accountSid() {
    return credentials.accountSid();
  }

  public String authToken() {
    return credentials.authToken();
  }

  public String sendgridApiKey() {
    return credentials.sendgridApiKey();
  }

  public String regridToken() {
    return credentials.regridToken();
  }

  public String batchdataToken() {
    return credentials.batchdataToken();
  }

  public String vapiApiKey() {
    return credentials.vapiApiKey();
  }

  public String vapiWebhookSecret() {
    return credentials.vapiWebhookSecret();
  }

  private SimulatorConfig withListen(Listen other) {
    return new SimulatorConfig(other, dataFolder, seed, credentials, behaviour);
  }

  private SimulatorConfig withBehaviour(Behaviour other) {
    return new SimulatorConfig(listen, dataFolder, seed, credentials, other);
  }
}
