package dev.drumbeat.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new WebServer(
            new InetSocketAddress("127.0.0.1", 0),
            request ->
                Answer.html(200, request.method() + " " + request.path() + " " + request.bodyText())
                    .withHeader("X-Message-Id", "1"));
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void keepsTheConnectionAndTheCaseOfHeaders() throws IOException {
    String answers =
        exchange("GET /a%20b?x=1 HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\nConnection: close\r\n\r\n");
    assertThat(answers).contains("GET /a b ").contains("GET /c ").contains("X-Message-Id: 1");
  }

  @Test
  void readsBodiesByLengthAndInChunks() throws IOException {
    assertThat(exchange("POST / HTTP/1.1\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"))
        .endsWith("POST / hello");
    assertThat(
            exchange(
                "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\nConnection: close\r\n\r\n"
                    + "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n"))
        .endsWith("POST / hello");
  }

  @Test
  void asksForABodyThatWaitsToBeAskedFor() throws IOException {
    String answer =
        exchange(
            "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n"
                + "Connection: close\r\n\r\nhi");
    assertThat(answer).startsWith("HTTP/1.1 100 Continue").endsWith("POST / hi");
  }

  @Test
  void refusesWhatItCannotHold() throws IOException {
    assertThat(exchange("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(exchange("GET /" + "x".repeat(40_000) + " HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(exchange("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(exchange("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  private String exchange(String requests) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
