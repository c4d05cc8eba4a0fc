package dev.drumbeat.activities.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.outgoing.Receiver.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No journey makes the server call itself or its neighbours. */
class WebhookReachTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "224.0.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
      })
  void aNameThatLeadsInsideIsRefusedWithAReasonAndNothingElseIsDisturbed(String inside) {
    try (var hooks = Hooks.reaching(Receiver.publicOnly(inside), 2)) {
      TestRun run = hooks.launch("https://hooks.example.com/x", "");

      hooks.call(run);

      assertThat(hooks.code()).isEqualTo("PRIVATE_ADDRESS");
      assertThat(run.intents()).isEqualTo(Map.of("REJECTED", 2L));
      assertThat(run.positions()).isEqualTo(Map.of("DONE refused", 2L));
      assertThat(hooks.workspace().value("select count(*) from hold")).isEqualTo("0");
      run.balances();
    }
  }

  @Test
  void oneAddressInsideAmongPublicOnesIsEnough() {
    assertThatThrownBy(() -> Receiver.publicOnly("93.184.216.34", "10.0.0.1").resolve("x.example"))
        .isInstanceOf(Reach.PrivateAddress.class);
  }

  @Test
  void thisMachineMayBeCalledOnlyWhereThatIsAllowed() throws Exception {
    var standard = Reach.standard(false);
    assertThatThrownBy(() -> standard.resolve("localhost"))
        .isInstanceOf(Reach.PrivateAddress.class);
    assertThat(Reach.standard(true).resolve("localhost")).isNotEmpty();
    assertThatThrownBy(() -> Reach.standard(true).resolve("10.0.0.1"))
        .isInstanceOf(Reach.PrivateAddress.class);
  }

  @Test
  void theNameIsResolvedOnceAndItsAddressIsTheOneThatIsConnectedTo() {
    try (var receiver = Receiver.start();
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");

      hooks.call(run);

      assertThat(receiver.requests()).hasSize(1);
      assertThat(receiver.resolved()).isEqualTo(1);
    }
  }

  @Test
  void aRedirectIsFollowedNowhere() {
    Reply inside = new Reply(302, "", Map.of("Location", "https://169.254.169.254/latest"));
    try (var receiver = Receiver.start().answers(inside);
        var hooks = Hooks.reaching(receiver.reach())) {
      TestRun run = hooks.launch(receiver.url(), "");

      hooks.callAgain(run, 3);

      assertThat(receiver.requests()).hasSize(1);
      assertThat(receiver.resolved()).isEqualTo(1);
      assertThat(hooks.code()).isEqualTo("REDIRECT");
      assertThat(run.positions()).isEqualTo(Map.of("DONE refused", 1L));
    }
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() {
    try (var receiver = Receiver.start();
        var hooks =
            Hooks.reaching(
                new Reach(
                    host -> receiver.reach().resolve(Receiver.HOST),
                    true,
                    receiver.reach().tls()))) {
      TestRun run = hooks.launch(receiver.url().replace("hooks.", "other."), "");

      hooks.call(run);

      assertThat(receiver.requests()).isEmpty();
      assertThat(hooks.code()).isEqualTo("TLS");
    }
  }
}
