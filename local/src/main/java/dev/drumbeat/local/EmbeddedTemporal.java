package dev.drumbeat.local;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The SDK's in-memory test server, running in real time. Not through {@code TestServer}, which
 * would listen on every address of the machine.
 */
record EmbeddedTemporal(Server server, TestServicesStarter services) implements TemporalService {
  private static final boolean REAL_TIME = true;

  static EmbeddedTemporal start(int port) {
    TestServicesStarter services = new TestServicesStarter(REAL_TIME, 0);
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    NettyServerBuilder builder = NettyServerBuilder.forAddress(loopback);
    services.getServices().forEach(builder::addService);
    try {
      return new EmbeddedTemporal(builder.build().start(), services);
    } catch (IOException e) {
      services.close();
      throw new StartFailure(
          "The embedded Temporal can't listen on port " + port, "Try another --temporal-port", e);
    }
  }

  @Override
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  @Override
  public String namespace() {
    return TemporalChoice.NAMESPACE;
  }

  @Override
  public Optional<String> uiUrl() {
    return Optional.empty();
  }

  @Override
  public TemporalKind kind() {
    return TemporalKind.EMBEDDED;
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    services.close();
  }
}
