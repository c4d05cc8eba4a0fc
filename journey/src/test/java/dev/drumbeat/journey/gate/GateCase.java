package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Cap;
import dev.drumbeat.journey.campaign.Per;
import dev.drumbeat.journey.gate.DncList.Kind;
import dev.drumbeat.journey.time.Days;
import dev.drumbeat.journey.time.LocalWindow;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the gate's table of cases: what it is told, and what it must say. */
record GateCase(List<String> cells) {
  Decision.Outcome outcome() {
    return Decision.Outcome.valueOf(cells.get(7));
  }

  Rule rule() {
    return Rule.valueOf(cells.get(8));
  }

  @Nullable Instant until() {
    String cell = cells.get(9);
    return cell.equals("-") ? null : Instant.parse(cell);
  }

  @Nullable String detail() {
    return cell(10);
  }

  GateFacts facts() {
    return new GateFacts(
        channel(),
        now(),
        all("run=", RunState::valueOf).findFirst().orElse(RunState.RUNNING),
        !has("ended"),
        has("nopoint") ? null : point(),
        has("propertystopped"),
        has("ownerstopped"),
        consents(),
        has("nosender")
            ? null
            : new SenderFacts("main", !has("unregistered"), !has("unhealthy"), has("live")),
        Whereabouts.of(cell(3), cell(4), cell(5)),
        all("window=", GateCase::window).findFirst().orElse(null),
        all("cap=", GateCase::cap).toList(),
        all("hold=", this::hold).toList(),
        all("budget=", GateCase::budget).toList());
  }

  @Override
  public String toString() {
    return cells.getFirst();
  }

  private Channel channel() {
    return Channel.valueOf(cells.get(1));
  }

  private Instant now() {
    return Instant.parse(cells.get(2));
  }

  private PointFacts point() {
    Screening screening =
        new Screening(
            all("list=", this::list).toList(),
            all("reassigned=", Instant::parse).findFirst().orElse(null),
            all("attempts=", at -> at)
                .flatMap(at -> Stream.of(at.split(",")))
                .map(Instant::parse)
                .toList());
    return new PointFacts(
        7,
        "+1206***0147",
        has("simulated"),
        all("suppressed=", this::suppression).toList(),
        screening);
  }

  private Set<Consent> consents() {
    Set<Consent> consents = new HashSet<>(all("consent=", text -> consent(text, false)).toList());
    consents.addAll(all("simconsent=", text -> consent(text, true)).toList());
    return consents;
  }

  private Suppression suppression(String text) {
    String[] parts = text.split(":");
    Channel bound = parts[0].equals("*") ? null : Channel.valueOf(parts[0]);
    return new Suppression(bound, parts[1], now().minusSeconds(60));
  }

  private DncList list(String text) {
    String[] parts = text.split(":");
    String[] kind = parts[0].split("/");
    return new DncList(
        Kind.valueOf(kind[0]),
        kind.length > 1 ? kind[1] : null,
        now().minus(Duration.ofDays(Long.parseLong(parts[1]))),
        parts[2].equals("listed"));
  }

  private Hold hold(String text) {
    String[] parts = text.split(":");
    return new Hold(Hold.Scope.valueOf(parts[0]), parts[1], parts[2], now().minusSeconds(60));
  }

  private static Consent consent(String text, boolean simulated) {
    String[] parts = text.split(":", 3);
    return new Consent(
        Channel.valueOf(parts[0]),
        Consent.Basis.valueOf(parts[1]),
        Instant.parse(parts[2]),
        "form",
        simulated);
  }

  private static LocalWindow window(String text) {
    String[] parts = text.split("/");
    return new LocalWindow(
        Days.parse(parts[0]), LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
  }

  private static CapFacts cap(String text) {
    String[] parts = text.split(":", 5);
    Cap cap = new Cap(Per.valueOf(parts[0]), Integer.parseInt(parts[1]), Duration.parse(parts[2]));
    Instant frees = parts[4].equals("-") ? null : Instant.parse(parts[4]);
    return new CapFacts(cap, Integer.parseInt(parts[3]), frees);
  }

  private static BudgetFacts budget(String text) {
    String[] parts = text.split(":");
    return new BudgetFacts("campaign", "USD", Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private boolean has(String fact) {
    return facts(cells.get(6)).anyMatch(fact::equals);
  }

  private <T> Stream<T> all(String key, Function<String, T> read) {
    return facts(cells.get(6))
        .filter(fact -> fact.startsWith(key))
        .map(fact -> read.apply(fact.substring(key.length())));
  }

  private @Nullable String cell(int index) {
    String cell = cells.get(index);
    return cell.equals("-") ? null : cell;
  }

  private static Stream<String> facts(String cell) {
    return Arrays.stream(cell.split(" "));
  }
}
