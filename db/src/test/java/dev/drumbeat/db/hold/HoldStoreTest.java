package dev.drumbeat.db.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.hold.HoldStore.Filter;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldStoreTest {
  private static TestDatabase test;
  private final UUID sender = UUID.randomUUID();
  private UUID workspace;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void newWorkspace() {
    workspace = test.workspace();
  }

  @Test
  void aHoldHoldsUntilSomebodyLiftsIt() {
    place("SENDER_UNREGISTERED", "First");
    long id = active().getFirst().id();

    boolean lifted = in(tx -> HoldStore.lift(tx, id, "ada"));
    boolean liftedAgain = in(tx -> HoldStore.lift(tx, id, "bob"));
    Hold hold = in(tx -> HoldStore.find(tx, id)).orElseThrow();

    assertThat(lifted).isTrue();
    assertThat(liftedAgain).isFalse();
    assertThat(active()).isEmpty();
    assertThat(hold.liftedBy()).isEqualTo("ada");
  }

  @Test
  void theSameHoldIsPlacedOnceWhileItIsActive() {
    assertThat(place("SENDER_UNREGISTERED", "First")).isEqualTo(1);
    assertThat(place("SENDER_UNREGISTERED", "Second")).isZero();

    assertThat(active()).extracting(Hold::reason).containsExactly("First");
  }

  @Test
  void aLiftedHoldCanBePlacedAgain() {
    place("SENDER_UNREGISTERED", "First");
    in(tx -> HoldStore.lift(tx, active().getFirst().id(), "ada"));

    assertThat(place("SENDER_UNREGISTERED", "Again")).isEqualTo(1);
    Page<Hold> all =
        in(tx -> HoldStore.list(tx, new Filter(null, Scope.SENDER, sender), new Window(10, 0)));
    assertThat(all.total()).isEqualTo(2);
  }

  @Test
  void anotherWorkspaceSeesNone() {
    place("SENDER_UNREGISTERED", "First");
    workspace = test.workspace();

    assertThat(active()).isEmpty();
  }

  private int place(String name, String reason) {
    return in(tx ->
        HoldStore.place(
            tx, workspace, List.of(new NewHold(Scope.SENDER, sender, name, "30034", reason))));
  }

  private List<Hold> active() {
    return in(tx -> HoldStore.active(tx, List.of(sender))).getOrDefault(sender, List.of());
  }

  private <T> T in(Function<DSLContext, T> work) {
    return test.database().inWorkspace(workspace, work);
  }
}
