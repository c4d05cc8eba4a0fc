package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole product on a database that is put back from a copy, taken while a run was under way.
 */
class RestoredCopyTest {
  private static final int LEADS = 40;
  private static final String JOURNEY =
      """
      name: Text, call and mail
      channels: [sms, voice, email]
      audience: { list: seattle }
      policy: { caps: [] }
      start: text1
      steps:
        text1: { type: sms, from: main, body: "About {{ property.address }}. Reply STOP to opt out.", next: call1 }
        call1:
          type: call
          mode: SCRIPT
          from: desk
          script: "Press 9 to opt out."
          gather: { "9": OPT_OUT }
          machine: HANG_UP
          otherwise: mail1
        mail1: { type: email, from: team, subject: Hello, body: "About {{ property.address }}", next: done }
        done: { type: end, outcome: COMPLETED }
      """;

  @TempDir private Path folder;

  @Test
  void sendsNoTextOrCallAgainAndKeepsEmailsForAPerson() throws Exception {
    SimulatorConfig config = SimulatorConfig.defaults(folder.resolve("simulator")).withPace(0.02);
    try (var product = new WholeProduct(config)) {
      people(product);
      UUID run = product.launch(JOURNEY);
      product.await(
          run, Duration.ofSeconds(60), "some are texted", () -> product.textsAtProvider() >= 10);

      TestDatabase copy = product.copyStopped();
      product.awaitEnd(run, Duration.ofSeconds(120));
      List<String> before = product.takenByProvider();

      product.putBack(copy);
      assertThat(product.texts(run, "accepted")).isLessThan(product.textsAtProvider());
      product.await(
          run,
          Duration.ofSeconds(120),
          "all that is left are e-mails, behind the hold",
          () ->
              product.number(
                      "select count(*) from enrollment where state = 'ACTIVE' and"
                          + " (step, hold) is distinct from ('mail1', 'SENDER_HOLD')")
                  == 0);

      assertThat(product.takenByProvider()).containsExactlyInAnyOrderElementsOf(before);
      assertThat(before).doesNotHaveDuplicates();
      assertThat(before.stream().filter(each -> each.startsWith("sms text1"))).hasSize(LEADS);
      assertThat(product.number("select count(*) from hold where name = 'DATABASE_RESTORED'"))
          .isEqualTo(1);
      // What serves no step went to people who opted out since the copy: they got a confirmation,
      // and where their opt-out comes to light before their text's turn, it is left out.
      String optedOut =
          before.stream()
              .filter(each -> each.startsWith("sms  "))
              .map(each -> each.substring("sms  ".length()))
              .collect(Collectors.joining(" "));
      assertThat(
              product.number(
                  "select count(*) from stray where intent_id is null"
                      + " and recipient <> all (string_to_array('%s', ' '))".formatted(optedOut)))
          .isZero();
    }
  }

  /** Each with a property, a mobile phone, an e-mail address, and a written consent to calls. */
  private static void people(WholeProduct product) {
    product.properties(LEADS);
    product.execute(
        """
        insert into owner (workspace_id, owner_key, name, simulated)
        select workspace_id, id::text, 'Owner ' || id, true from property
        """);
    product.execute(
        "update property p set owner_id = o.id from owner o where o.owner_key = p.id::text");
    product.execute(
        """
        insert into contact (workspace_id, contact_key, owner_id, first_name, simulated)
        select workspace_id, id::text, id, 'Ada', true from owner
        """);
    product.execute(
        """
        with points as (
          insert into contact_point (workspace_id, kind, value, line_type, simulated)
          select workspace_id, 'PHONE', '+1206555' || 1000 + id, 'MOBILE', true from contact
          union all
          select workspace_id, 'EMAIL', 'ada' || 1000 + id || '@example.com', 'UNKNOWN', true
          from contact
          returning id, workspace_id, kind, value)
        insert into contact_address (workspace_id, contact_id, contact_point_id)
        select p.workspace_id, c.id, p.id
        from points p
        join contact c on p.value like '%' || 1000 + c.id || '%'
        """);
    product.execute(
        """
        insert into consent (workspace_id, contact_point_id, channel, basis, evidence, at, simulated)
        select workspace_id, id, 'VOICE', 'WRITTEN', 'form 7', now() - interval '1 day', true
        from contact_point where kind = 'PHONE'
        """);
    product.execute("update sender set per_second = 5 where channel = 'SMS'");
  }
}
