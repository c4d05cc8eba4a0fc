package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyTest {

  @ParameterizedTest
  @CsvSource({
    "The 'To' number +12065550147 is invalid, The 'To' number *** is invalid",
    "call (206) 555-0147 now, call *** now",
    "206.555.0147, ***",
    "mail ada.b+x@mail.example.com now, mail ***@*** now",
    "code 21610 at 17:00 on 2026-11, code 21610 at 17:00 on 2026-11"
  })
  void masksPhonesAndMailboxes(String text, String masked) {
    assertThat(Privacy.mask(text)).isEqualTo(masked);
  }

  @Test
  void hidesWhatWasSentHoweverItIsWritten() {
    Answer answer = new Answer.Rejected(400, "HTTP_400", "No ELM ST (a.b) for Ada");

    assertThat(Privacy.hide(answer, List.of("Elm St", "a.b", "", "Ad")))
        .isEqualTo(new Answer.Rejected(400, "HTTP_400", "No *** (***) for Ada"));
  }
}
