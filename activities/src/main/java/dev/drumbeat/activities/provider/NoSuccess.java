package dev.drumbeat.activities.provider;

import java.io.IOException;

/** A request that ended in anything but a 2xx. Has no message: it travels through the SDKs. */
final class NoSuccess extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  NoSuccess(Answer answer) {
    super(answer.getClass().getSimpleName(), null);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
