package dev.drumbeat.journey.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailLinksTest {
  private static final IntFunction<String> OURS = index -> "https://d.example/l/" + index;

  @Test
  void aLinkIsTheSameInBothParts() {
    String text = "See https://pike.example/a?x=1&y=2, or (https://pike.example/b).";
    String html =
        "<a class=\"b\" href=\"https://pike.example/a?x=1&amp;y=2\">A</a>"
            + "<A HREF='https://pike.example/b'>B</A>";

    MailLinks links = MailLinks.of(text, html);

    assertThat(links.urls())
        .containsExactly("https://pike.example/a?x=1&y=2", "https://pike.example/b");
    assertThat(links.inText(text, OURS))
        .isEqualTo("See https://d.example/l/0, or (https://d.example/l/1).");
    assertThat(links.inHtml(html, OURS))
        .isEqualTo(
            "<a class=\"b\" href=\"https://d.example/l/0\">A</a>"
                + "<A HREF=\"https://d.example/l/1\">B</A>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"mailto:ada@example.com\">A</a>",
        "<a href=\"tel:+12065550100\">A</a>",
        "<a href=\"javascript:alert(1)\">A</a>",
        "<a href=\"//pike.example\">A</a>",
        "<a href=\"https://\">A</a>",
        "<a href=\"https://user@pike.example\">A</a>",
        "<a href=\"https://pike.example/a b\">A</a>",
        "<a href=\"https://pike.example/%zz\">A</a>",
        "<a href=\"https://pike.example/a#b#c\">A</a>",
        "<img src=\"https://pike.example/a.png\">",
        "<a data-href=\"https://pike.example\">A</a>",
      })
  void whatABrowserCannotBeSentToIsLeftAsItIs(String html) {
    MailLinks links = MailLinks.of("", html);

    assertThat(links.urls()).isEmpty();
    assertThat(links.inHtml(html, OURS)).isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTPS://Pike.example:8443/a/b;c=d?x=1&y=%20z#part?2",
        "http://pike.example",
        "https://pike.example?x=/a?b",
        "https://pike.example/#/route",
      })
  void whatABrowserCanBeSentToIsALink(String url) {
    assertThat(MailLinks.of("", "<a href='" + url + "'>A</a>").urls()).containsExactly(url);
  }

  @Test
  void whatIsNotListedIsLeftAsItIs() {
    var none = new MailLinks(List.of());

    assertThat(none.inText("https://pike.example $1 \\", OURS))
        .isEqualTo("https://pike.example $1 \\");
    assertThat(MailLinks.kept(null).urls()).isEmpty();
    assertThat(MailLinks.kept(List.of("https://a.example")).urls())
        .containsExactly("https://a.example");
  }

  @Test
  void onlyTheFirstHundredAreTracked() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      text.append("https://pike.example/").append(i).append(' ');
    }

    assertThat(MailLinks.of(text.toString(), null).urls()).hasSize(100);
  }
}
