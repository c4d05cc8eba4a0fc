package dev.drumbeat.journey.campaign;

/** The JSON Schema (draft 2020-12) of a definition, for editors and for the API. */
public final class CampaignSchema {
  private CampaignSchema() {}

  public static String json() {
    throw new UnsupportedOperationException("schema");
  }
}
