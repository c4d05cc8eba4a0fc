package dev.drumbeat.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A name for this machine, with a certificate that a process can be told to trust: a webhook goes
 * over TLS to a public name, and to nothing else.
 *
 * @param keys the certificate and its key
 * @param hosts a file that says which address the name has
 */
record HookHost(Path keys, Path hosts) {
  static final String NAME = "hooks.example.com";

  /** Of a file that holds nothing secret: the name is this machine's, for one run. */
  private static final String PASSWORD = "changeit";

  static HookHost in(DataFolder folder) {
    HookHost host = new HookHost(folder.path("hooks.p12"), folder.path("hosts"));
    try {
      Files.writeString(host.hosts, "127.0.0.1 localhost\n127.0.0.1 " + NAME + "\n");
      Files.deleteIfExists(host.keys);
      host.makeCertificate();
      return host;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeCertificate() throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                "hooks",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "san=dns:" + NAME)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (keytool.waitFor() != 0) {
        throw new StartFailure("No certificate could be made", "keytool of the JDK must work");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** For whoever serves under the name. */
  SSLContext tls() {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a process that is to find and trust the name, and no other. */
  List<String> flags() {
    return List.of(
        "-Djdk.net.hosts.file=" + hosts.toAbsolutePath(),
        "-Djavax.net.ssl.trustStore=" + keys.toAbsolutePath(),
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }
}
