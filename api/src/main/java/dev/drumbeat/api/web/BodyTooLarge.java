package dev.drumbeat.api.web;

import java.io.IOException;

/** A client sends more than its route takes. */
final class BodyTooLarge extends IOException {
  BodyTooLarge(long limit) {
    super(detail(limit));
  }

  static String detail(long limit) {
    return "The body is larger than " + limit / 1_048_576 + " MB";
  }
}
