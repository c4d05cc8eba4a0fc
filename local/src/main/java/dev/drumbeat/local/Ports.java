package dev.drumbeat.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The TCP ports of a local run, all on the loopback address; 0 stands for "any free one". */
record Ports(int api, int temporal, int temporalUi, int database, int simulator) {
  /** Where each part usually listens; another is taken in silence if that one is in use. */
  static final Ports USUAL = new Ports(8080, 7233, 8233, 54320, 8090);

  static final Ports ANY = new Ports(0, 0, 0, 0, 0);

  private static final int LOWEST_FREE = 20_000;
  private static final int HIGHEST_FREE = 32_000;
  private static final int MOST_TRIES = 1_000;

  /**
   * Picks a free port for each part: the one asked for, else the one of the last run, else the
   * usual one, else any.
   *
   * @throws StartFailure if a port that was asked for is taken
   */
  static Ports choose(Ports asked, @Nullable Ports lastRun) {
    Ports last = lastRun == null ? ANY : lastRun;
    return new Ports(
        choose("--api-port", asked.api, last.api, USUAL.api),
        choose("--temporal-port", asked.temporal, last.temporal, USUAL.temporal),
        choose("--ui-port", asked.temporalUi, last.temporalUi, USUAL.temporalUi),
        choose("--db-port", asked.database, last.database, USUAL.database),
        choose("--simulator-port", asked.simulator, last.simulator, USUAL.simulator));
  }

  /** Ports away from the usual ones, which another run on this machine may be about to take. */
  static Ports free() {
    return new Ports(anyFree(), anyFree(), anyFree(), anyFree(), anyFree());
  }

  private static int choose(String flag, int asked, int last, int usual) {
    if (asked != 0) {
      if (isFree(asked)) {
        return asked;
      }
      throw new StartFailure(
          "Port %d (%s) is taken".formatted(asked, flag),
          "Name a free one, or leave the flag out to have one chosen");
    }
    if (last != 0 && isFree(last)) {
      return last;
    }
    return isFree(usual) ? usual : anyFree();
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Outside of the range that outgoing connections take theirs from, one of which may be next. */
  private static int anyFree() {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE);
      if (isFree(port)) {
        return port;
      }
    }
    throw new StartFailure("No TCP port is free on 127.0.0.1", "Close some programs");
  }
}
