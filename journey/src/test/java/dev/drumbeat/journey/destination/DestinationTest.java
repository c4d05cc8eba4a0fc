package dev.drumbeat.journey.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://hooks.n8n.example.com/webhook/1?a=b",
        "https://example.com:8443/x",
        "https://8.8.8.8/x",
        "https://[2606:4700:4700::1111]/x",
      })
  void sendsToPublicAddressesOverTls(String url) {
    assertThat(Destination.refusal(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "ftp://example.com",
        "example.com",
        "https://",
        "https:///x",
        "https://user:pass@example.com/",
        "https://example.com@127.0.0.1/",
        "https://localhost/x",
        "https://api.localhost/x",
        "https://LOCALHOST./x",
        "https://printer.local",
        "https://vault.internal/secret",
        "https://intranet",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://2130706433/x",
        "https://0x7f.0.0.1/x",
        "https://0x7f000001/x",
        "https://0177.0.0.1/x",
        "https://10.1.2.3/x",
        "https://172.16.0.1/x",
        "https://172.31.255.255/x",
        "https://192.168.1.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://256.1.1.1/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[fe80::1]/",
        "https://[fc00::1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001::7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://exam ple.com/",
        "https://example.com/#x",
      })
  void refusesWhatIsInsideOrNoUrl(String url) {
    assertThat(Destination.refusal(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1", "2a00::1"})
  void aResolvedAddressMayBePublic(String address) throws UnknownHostException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address).getAddress())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "198.18.0.1",
        "198.19.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "0.0.0.0",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "2002:7f00:1::",
        "2001:db8::1",
        "64:ff9b::a00:1"
      })
  void aResolvedAddressMayBeInside(String address) throws UnknownHostException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address).getAddress())).isFalse();
  }
}
