package dev.drumbeat.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;

/** A Temporal that runs elsewhere and outlives the run. */
record ExternalTemporal(String address, String namespace, Optional<String> uiUrl)
    implements TemporalService {
  private static final int CONNECT_MILLIS = 5_000;

  static ExternalTemporal reach(String address, Map<String, String> environment) {
    requireReachable(address);
    return new ExternalTemporal(
        address,
        environment.getOrDefault("TEMPORAL_NAMESPACE", TemporalChoice.NAMESPACE),
        Optional.ofNullable(environment.get("TEMPORAL_UI_URL")));
  }

  @Override
  public TemporalKind kind() {
    return TemporalKind.EXTERNAL;
  }

  @Override
  public void close() {}

  private static void requireReachable(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
      throw new StartFailure("TEMPORAL_ADDRESS is " + address, "Give it as host:port");
    }
    String host = address.substring(0, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure(
          "Temporal isn't reachable at " + address,
          "Start it, or unset TEMPORAL_ADDRESS to have one started here",
          e);
    }
  }
}
