package dev.drumbeat.bench.throughput;

import dev.drumbeat.bench.product.LeadFile;
import dev.drumbeat.bench.product.ProductProcess;
import dev.drumbeat.bench.product.Progress;
import dev.drumbeat.bench.throughput.Statistics.Counts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The campaigns of a product that runs, launched one after the other. */
final class Rounds implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration STUCK = Duration.ofSeconds(120);

  /** Longer than the statistics lag and than people take between two things they do. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  private static final String WARM_LIST = "warm";
  private static final String LIST = "leads";
  private static final int WARM = 1_000;
  private static final int SHOWN = 12;

  private final ProductProcess product;
  private final boolean callbacks;
  private final Progress progress;
  private final Parts parts;
  private final Statistics statistics;
  private final Campaigns campaigns;
  private final ProviderLog providers;

  Rounds(ProductProcess product, Path folder, boolean callbacks, Progress progress) {
    this.product = product;
    this.callbacks = callbacks;
    this.progress = progress;
    this.parts = new Parts(product);
    this.statistics = new Statistics(product.address("database"), product.superuserPassword());
    this.campaigns = new Campaigns(product.address("api"), product.apiKey(), folder);
    this.providers = new ProviderLog(product.address("simulator"));
  }

  /** Imports the leads, and runs each channel once so that its code is compiled. */
  void prepare(int leads) {
    progress.show("Importing %,d leads".formatted(leads));
    campaigns.createSenders();
    providers.silencePeople();
    campaigns.importLeads(WARM_LIST, LeadFile.MOST, WARM);
    campaigns.importLeads(LIST, 0, leads);
    for (Channel channel : Channel.values()) {
      run(channel, WARM_LIST, WARM);
    }
  }

  Measured measure(Channel channel, int leads) {
    return run(channel, LIST, leads);
  }

  private Measured run(Channel channel, String list, int leads) {
    String campaign = campaigns.publish(channel, list);
    statistics.forget();
    Counts before = statistics.counts();
    Map<String, Duration> cpu = parts.cpu();
    long events = statistics.events();
    Watch watch = new Watch(parts, statistics);
    UUID run = campaigns.launch(campaign);
    awaitSettled(run, channel, leads, watch);
    if (callbacks) {
      awaitQuiet(run, channel);
    }
    Counts counts = Measured.between(before, statistics.counts());
    Map<String, Double> used = Measured.between(cpu, parts.cpu());
    ProviderLog.Taken taken = providers.since(channel);
    return new Measured(
        channel,
        callbacks,
        taken.count(),
        taken.seconds(),
        statistics.events() - events,
        counts,
        used,
        watch.load(taken.first(), taken.last()),
        statistics.longest(SHOWN));
  }

  private void awaitSettled(UUID run, Channel channel, int leads, Watch watch) {
    long settled = 0;
    Instant moved = Instant.now();
    while (settled < leads) {
      pause(moved);
      watch.look();
      long now = statistics.settled(run, channel);
      if (now > settled) {
        settled = now;
        moved = Instant.now();
      }
      progress.show("%s: %,d of %,d sent".formatted(title(channel), settled, leads));
    }
  }

  /** Until all has been heard of that comes of the sends, and calls have ended. */
  private void awaitQuiet(UUID run, Channel channel) {
    long events = statistics.events();
    Instant moved = Instant.now();
    while (Instant.now().isBefore(moved.plus(QUIET))) {
      pause(Instant.now());
      long now = statistics.events();
      if (now > events || statistics.pendingEvents() > 0 || !statistics.ended(run)) {
        events = now;
        moved = Instant.now();
      }
      progress.show(
          "%s: sent, %,d callbacks to go".formatted(title(channel), statistics.pendingEvents()));
    }
  }

  private void pause(Instant moved) {
    if (!product.isAlive()) {
      throw new IllegalStateException("The product ended by itself");
    }
    if (Instant.now().isAfter(moved.plus(STUCK))) {
      throw new IllegalStateException("Nothing was sent for " + STUCK.toSeconds() + " s");
    }
    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
  }

  private String title(Channel channel) {
    return channel.title() + ", callbacks " + (callbacks ? "on" : "off");
  }

  @Override
  public void close() {
    statistics.close();
    campaigns.close();
    providers.close();
  }
}
