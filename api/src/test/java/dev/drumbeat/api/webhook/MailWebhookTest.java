package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MailWebhookTest {
  private static final String OURS =
      "\r\n\r\nOn Tue, Nov 24, 2026 at 9:00 AM Team <team@example.com> wrote:\r\n"
          + "> Is 1 Pike St still yours?\r\n> Unsubscribe: https://drum.example.com/x\r\n";
  private final Client client = TestApi.client();
  private final String path = path();

  @Test
  void keepsAnEMailOnceWithWhatIsNewInIt() {
    post(mail("Yes, what is it about?" + OURS)).expect(204);
    post(mail("Yes, what is it about?" + OURS)).expect(204);

    assertThat(messages()).containsExactly("EMAIL team@in.example.com Yes, what is it about?");
    assertThat(inbox()).containsExactly("SENDGRID INBOUND_EMAIL PENDING dana@example.com");
    assertThat(suppressions()).isEmpty();
  }

  @Test
  void anOptOutClosesTheAddressBeforeItIsAnswered() {
    post(mail("Please unsubscribe me" + OURS)).expect(204);

    assertThat(suppressions()).containsExactly("EMAIL OPT_OUT INBOUND_EMAIL");
  }

  @Test
  void aSubjectOfOnesOwnCountsAndOneOfOursDoesNot() {
    var mine = mail("");
    mine.put("subject", "unsubscribe");
    var ours = mail("Who are you?");
    ours.put("subject", "Re: unsubscribe from high taxes");
    ours.put("from", "lee@example.com");

    post(ours).expect(204);
    assertThat(suppressions()).isEmpty();
    post(mine).expect(204);

    assertThat(suppressions()).containsExactly("EMAIL OPT_OUT INBOUND_EMAIL");
  }

  @Test
  void startRestoresNoEMail() {
    post(mail("STOP")).expect(204);
    post(mail("START")).expect(204);

    assertThat(suppressions()).containsExactly("EMAIL OPT_OUT INBOUND_EMAIL");
  }

  @Test
  void readsHtmlWhereThereIsNoTextAndWhatItQuotesNot() {
    var mail = mail("");
    mail.put("subject", "Re: Your building");
    mail.put(
        "html",
        "<html><head><style>p{}</style></head><p>Take me off your list&nbsp;now</p>"
            + "<div class=\"gmail_quote\"><a href=\"x\">Unsubscribe</a></div>");

    post(mail).expect(204);

    assertThat(messages()).containsExactly("EMAIL team@in.example.com Take me off your list now");
    assertThat(suppressions()).containsExactly("EMAIL OPT_OUT INBOUND_EMAIL");
  }

  @Test
  void anAutomaticAnswerIsKeptAndTellsJourneysNothing() {
    var mail = mail("I am away. To unsubscribe from my notices write to hr@example.com");
    mail.put("headers", "Received: x\r\nAuto-Submitted: auto-replied\r\n");

    post(mail).expect(204);

    assertThat(messages()).hasSize(1);
    assertThat(inbox()).isEmpty();
    assertThat(suppressions()).isEmpty();
  }

  @Test
  void readsEachFieldInItsOwnCharacterSet() {
    var mail = mail("Nein, für später");
    mail.put("charsets", "{\"text\": \"iso-8859-1\", \"subject\": \"x-nonsense\"}");

    post(mail, StandardCharsets.ISO_8859_1).expect(204);

    assertThat(messages()).containsExactly("EMAIL team@in.example.com Nein, für später");
  }

  @Test
  void setsAsideWhatCannotBeReadAndNeverAnswersAsIfTheMailWereWrong() {
    var nobody = mail("Hello");
    nobody.put("from", "undisclosed");
    nobody.put("envelope", "{}");

    post(nobody).expect(204);
    send("multipart/form-data; boundary=x", "no form at all".getBytes(StandardCharsets.UTF_8))
        .expect(204);
    send("application/json", "{}".getBytes(StandardCharsets.UTF_8)).expect(204);
    send("multipart/form-data", new byte[0]).expect(204);

    assertThat(inbox()).hasSize(4).allMatch(each -> each.contains("INBOUND_EMAIL POISON"));
    assertThat(client.get("/api/inbox?status=POISON").all("/data", "error"))
        .contains("Its sender is no e-mail address");
  }

  @Test
  void takesALargeAttachmentAndLongTexts() {
    var mail = mail("Please stop. " + "x".repeat(3_000_000));

    post(mail, StandardCharsets.UTF_8).expect(204);

    assertThat(inbox()).singleElement().asString().contains("PENDING");
    assertThat(suppressions()).hasSize(1);
  }

  @Test
  @Timeout(20)
  void isNotKeptBusyByMadeUpMails() {
    for (String piece : List.of("<style", "<div ", "On x\n")) {
      var mail = mail("");
      mail.put("html", piece.repeat(1_000_000 / piece.length()));
      mail.put("from", "x%d@example.com".formatted(piece.hashCode() & 0xffff));
      post(mail).expect(204);
      mail.put("text", "a" + piece.repeat(1_000_000 / piece.length()));
      post(mail).expect(204);
    }
  }

  @Test
  void aWrongSecretOrKeyStoresNothing() {
    String wrong = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");

    for (String each :
        List.of(
            wrong,
            path + "A",
            path.substring(0, path.length() - 1),
            path.replace("/sendgrid/", "/sendgrid/x"))) {
      Client anonymous = TestApi.anonymous();
      anonymous
          .send(
              anonymous
                  .request(each)
                  .header("Content-Type", "multipart/form-data; boundary=x")
                  .POST(BodyPublishers.ofByteArray(form(mail("STOP"), StandardCharsets.UTF_8))))
          .expectProblem(403);
    }

    assertThat(messages()).isEmpty();
    assertThat(inbox()).isEmpty();
  }

  private static Map<String, String> mail(String text) {
    var mail = new LinkedHashMap<String, String>();
    mail.put("headers", "Message-ID: <m1@example.com>\r\n");
    mail.put("from", "Dana Lee <Dana@Example.com>");
    mail.put("to", "Team <team@in.example.com>");
    mail.put("envelope", "{\"to\":[\"team@in.example.com\"],\"from\":\"dana@example.com\"}");
    mail.put("subject", "Re: Your building");
    mail.put("text", text);
    mail.put("charsets", "{\"text\":\"UTF-8\"}");
    return mail;
  }

  private Answer post(Map<String, String> mail) {
    return post(mail, StandardCharsets.UTF_8);
  }

  private Answer post(Map<String, String> mail, Charset charset) {
    return send("multipart/form-data; boundary=x", form(mail, charset));
  }

  private Answer send(String type, byte[] body) {
    Client anonymous = TestApi.anonymous();
    return anonymous.send(
        anonymous
            .request(path)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] form(Map<String, String> fields, Charset charset) {
    var form = new ByteArrayOutputStream();
    fields.forEach((name, value) -> {
      String head = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(name);
      form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
      form.writeBytes((value + "\r\n").getBytes(charset));
    });
    form.writeBytes(
        ("--x\r\nContent-Disposition: form-data; name=\"attachment1\"; filename=\"a.bin\"\r\n\r\n"
                + "\u0000\u0001\r\n--x--\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    return form.toByteArray();
  }

  private String path() {
    String url =
        client
            .put(
                "/api/integrations/sendgrid",
                """
                {'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000',
                 'credentials': {'apiKey': 'SG.x', 'webhookPublicKey': '%s'}}
                """
                    .formatted(SendGridWebhookTest.publicKey()))
            .expect(200)
            .at("/data/inboundMailUrl");
    return url.substring(TestApi.PUBLIC_URL.length());
  }

  private List<String> messages() {
    return Ledger.query(
        "select channel || ' ' || sent_to || ' ' || left(body, 60) from inbound_message"
            + " where workspace_id = ? order by id",
        client.workspace());
  }

  private List<String> inbox() {
    return Ledger.query(
        "select provider || ' ' || kind || ' ' || state || ' ' || order_key from inbox"
            + " where workspace_id = ? order by id",
        client.workspace());
  }

  private List<String> suppressions() {
    return Ledger.query(
        "select channel || ' ' || reason || ' ' || source from suppression where workspace_id = ?",
        client.workspace());
  }
}
