package dev.drumbeat.db.integration;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a simulated provider may be: on this machine, or on a host that the configuration names. So
 * a slip can't send made-up people, or credentials, to a stranger.
 */
public record SimulatedHosts(Set<String> allowed) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public SimulatedHosts {
    allowed = Set.copyOf(allowed);
  }

  public boolean permits(URI baseUrl) {
    String host = baseUrl.getHost();
    if (host == null
        || !("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(name) || allowed.contains(name);
  }
}
