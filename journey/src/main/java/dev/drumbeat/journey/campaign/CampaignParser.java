package dev.drumbeat.journey.campaign;

/** Reads a definition, in the full or the short form, and finds everything wrong at once. */
public final class CampaignParser {
  private CampaignParser() {}

  public static Parsed parse(String source, Format format) {
    throw new UnsupportedOperationException("parse " + format + source.length());
  }
}
