package dev.drumbeat.api.secret;

/**
 * A secret that is shown this once.
 *
 * @param secret {@code whsec_…}, to be entered where webhooks are received
 */
record ShownView(String secret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "a secret";
  }
}
