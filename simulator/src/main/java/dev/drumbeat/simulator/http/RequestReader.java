package dev.drumbeat.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests off a connection: RFC 9112, as far as API clients use it. */
final class RequestReader {
  /** SendGrid takes mail of 30 MB; nothing else comes near. */
  private static final int MAX_BODY_BYTES = 31 * 1024 * 1024;

  private static final int MAX_LINE_BYTES = 32 * 1024;
  private static final int MAX_HEADERS = 200;

  private final InputStream in;
  private final boolean fromThisMachine;
  private final Runnable askForBody;

  /**
   * @param askForBody answers {@code Expect: 100-continue}
   */
  RequestReader(InputStream in, boolean fromThisMachine, Runnable askForBody) {
    this.in = in;
    this.fromThisMachine = fromThisMachine;
    this.askForBody = askForBody;
  }

  /** A request that is refused before anyone looks at it. */
  static final class Unacceptable extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Unacceptable(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** The next request; null when the client has closed between requests. */
  @Nullable Request read() throws IOException {
    String start = line();
    if (start == null) {
      return null;
    }
    String[] parts = start.split(" ", -1);
    if (parts.length != 3 || !parts[1].startsWith("/") || !parts[2].startsWith("HTTP/1.")) {
      throw new Unacceptable(400, "malformed request line");
    }
    Map<String, String> headers = headers();
    return new Request(parts[0], parts[1], headers, body(headers), fromThisMachine);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = required(); !line.isEmpty(); line = required()) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == MAX_HEADERS) {
        throw new Unacceptable(colon < 1 ? 400 : 431, "malformed or too many headers");
      }
      headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("100-continue".equalsIgnoreCase(headers.get("Expect"))) {
      askForBody.run();
    }
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      return chunks();
    }
    return bytes(number(headers.getOrDefault("Content-Length", "0"), 10, 0));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = chunkSize(0);
    while (size > 0) {
      body.writeBytes(bytes(size));
      required();
      size = chunkSize(body.size());
    }
    String trailer = required();
    while (!trailer.isEmpty()) {
      trailer = required();
    }
    return body.toByteArray();
  }

  private int chunkSize(int before) throws IOException {
    String line = required();
    int semicolon = line.indexOf(';');
    return number(semicolon < 0 ? line : line.substring(0, semicolon), 16, before);
  }

  /** A length that, on top of what came before, the body may have. */
  private static int number(String text, int radix, int before) throws Unacceptable {
    try {
      long length = Long.parseLong(text.strip(), radix);
      if (length < 0) {
        throw new Unacceptable(400, "negative length");
      }
      if (length + before > MAX_BODY_BYTES) {
        throw new Unacceptable(413, "request entity too large");
      }
      return (int) length;
    } catch (NumberFormatException malformed) {
      throw new Unacceptable(400, "malformed length");
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client closed in mid-request");
    }
    return bytes;
  }

  private String required() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("the client closed in mid-request");
    }
    return line;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      if (line.size() == MAX_LINE_BYTES) {
        throw new Unacceptable(431, "a line of the head is too long");
      }
      line.write(b);
      b = in.read();
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
