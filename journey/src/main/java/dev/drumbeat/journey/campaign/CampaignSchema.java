package dev.drumbeat.journey.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The JSON Schema (draft 2020-12) of a definition, for editors and for the API. It says what shape
 * a definition has; {@link CampaignParser} says too what makes no sense in that shape.
 */
public final class CampaignSchema {
  private static final String RESOURCE = "campaign.schema.json";

  private CampaignSchema() {}

  public static String json() {
    try (InputStream in = CampaignSchema.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
