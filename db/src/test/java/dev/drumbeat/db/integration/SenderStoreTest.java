package dev.drumbeat.db.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.integration.Sender.NumberType;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.Channel;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SenderStoreTest {
  private static TestDatabase test;
  private static SenderStore store;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
    store = new SenderStore(test.database());
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void findsTheSenderThatAStepNames() {
    UUID workspace = test.workspace();
    Sender created = store.create(workspace, number("main"));

    assertThat(store.byKey(workspace, Channel.SMS, "main")).hasValue(created);
    assertThat(store.byKey(workspace, Channel.VOICE, "main")).isEmpty();
    assertThat(store.byKey(test.workspace(), Channel.SMS, "main")).isEmpty();
  }

  @Test
  void takesAKeyOnceAChannel() {
    UUID workspace = test.workspace();
    store.create(workspace, number("main"));

    assertThatThrownBy(() -> store.create(workspace, number("main")))
        .isInstanceOf(IntegrityConstraintViolationException.class);
  }

  @Test
  void replacesAndRemoves() {
    UUID workspace = test.workspace();
    UUID id = store.create(workspace, number("main")).id();

    assertThat(store.update(workspace, id, number("second")).orElseThrow().key())
        .isEqualTo("second");
    assertThat(store.list(workspace, Channel.SMS, new Window(20, 0)).total()).isEqualTo(1);
    assertThat(store.delete(workspace, id)).isTrue();
    assertThat(store.find(workspace, id)).isEmpty();
  }

  @Test
  void namesTheMailSendersThatCannotSayWhereTheyAre() {
    UUID workspace = test.workspace();
    store.create(workspace, number("main"));
    store.create(workspace, mailbox("none", null));
    store.create(workspace, mailbox("blank", " "));
    store.create(workspace, mailbox("team", "1 Main St, Seattle, WA 98101"));

    assertThat(store.withoutPostalAddress(workspace)).containsExactlyInAnyOrder("none", "blank");
  }

  private static NewSender mailbox(String key, @Nullable String postalAddress) {
    return new NewSender(
        key,
        Channel.EMAIL,
        key + "@example.com",
        null,
        null,
        new BigDecimal("10"),
        true,
        postalAddress);
  }

  private static NewSender number(String key) {
    return new NewSender(
        key,
        Channel.SMS,
        "+12065550100",
        null,
        NumberType.LONG_CODE,
        new BigDecimal("10"),
        true,
        null);
  }
}
