package dev.drumbeat.activities.outgoing;

import dev.drumbeat.journey.destination.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * Where webhooks may go.
 *
 * @param names how a host's name becomes its addresses
 * @param loopback whether this machine itself may be called too, for tests and demonstrations
 * @param tls whom to trust
 */
public record Reach(Names names, boolean loopback, SSLContext tls) {
  /** Turns a host's name into all its addresses. */
  @FunctionalInterface
  public interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** By the machine's own name service and trusted certificates. */
  public static Reach standard(boolean loopback) {
    try {
      return new Reach(InetAddress::getAllByName, loopback, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Resolves a name, once: the connection is made to what this returns.
   *
   * @throws PrivateAddress when any of its addresses may not be called
   */
  InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      boolean ours = loopback && address.isLoopbackAddress();
      if (!ours && !Addresses.isPublic(address.getAddress())) {
        throw new PrivateAddress();
      }
    }
    return addresses;
  }

  /** A name that leads to an address inside. */
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress() {
      super("not public");
    }
  }
}
