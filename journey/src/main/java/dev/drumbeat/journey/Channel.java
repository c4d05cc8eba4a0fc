package dev.drumbeat.journey;

import java.util.Locale;

/** A way to reach a person; its JSON form is the lower-case name. */
public enum Channel {
  SMS,
  EMAIL,
  VOICE;

  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
